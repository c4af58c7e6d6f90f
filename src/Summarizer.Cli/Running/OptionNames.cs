using System.CommandLine;
using System.Text.RegularExpressions;

namespace Summarizer.Cli.Running;

/// <summary>
/// Messages of the tasks name fields as HTTP does (<c>max_tokens</c>); on the command line they are options (<c>--max-tokens</c>).
/// </summary>
internal static class OptionNames
{
    /// <summary>The message with the options of a command in place of the fields.</summary>
    public static string In(string message, Command command)
    {
        foreach (var option in command.Options.Select(o => o.Name).Where(n => n.StartsWith("--", StringComparison.Ordinal)))
        {
            // A name of one word is an ordinary word too: it is a field where something is done to it, or where it is at the start.
            var field = Regex.Escape(option[2..].Replace('-', '_'));
            var pattern = field.Contains('_', StringComparison.Ordinal)
                ? $@"(?<![\w-]){field}\b"
                : $@"(?<=\b(?:[Ss]et|[Ll]eave|[Rr]aise|[Ll]ower|[Gg]ive|and) ){field}\b(?= (?:to|out|is)\b)"
                    + $@"|(?<=^|[.;] ){field}(?= (?:must|is|has|had)\b)";
            message = Regex.Replace(message, pattern, option, RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        return message;
    }
}
