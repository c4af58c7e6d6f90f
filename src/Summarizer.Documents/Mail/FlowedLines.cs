using System.Text;

namespace Summarizer.Documents.Mail;

/// <summary>Joins the lines of format=flowed (RFC 3676): a line that ends in a space goes on in the next one of the same depth of quotation.</summary>
internal static class FlowedLines
{
    private const string Signature = "-- ";

    /// <summary>The text with one line for each paragraph.</summary>
    public static string Join(string text)
    {
        var joined = new StringBuilder(text.Length);
        var open = -1;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var depth = line.Length - line.TrimStart('>').Length;
            var words = line[depth..] is [' ', .. var stuffed] ? stuffed : line[depth..];
            if (open == depth)
            {
                joined.Append(words);
            }
            else
            {
                joined.Append(joined.Length > 0 ? "\n" : "").Append('>', depth).Append(depth > 0 ? " " : "").Append(words);
            }

            open = words.EndsWith(' ') && words != Signature ? depth : -1;
        }

        return joined.ToString();
    }
}
