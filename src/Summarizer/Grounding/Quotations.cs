namespace Summarizer.Grounding;

/// <summary>What an output quotes, as far as the output goes.</summary>
internal static class Quotations
{
    /// <summary>Quotations without what was cut off the output: a stop text or a limit may end it inside one.</summary>
    /// <param name="output">The output; white space may differ from that of the quotations.</param>
    /// <param name="quoted">Stretches of the source in order of the output.</param>
    public static IEnumerable<string> Within(string output, IEnumerable<string> quoted)
    {
        var at = 0;
        foreach (var quotation in quoted)
        {
            var end = 0;
            for (var i = 0; i < quotation.Length; i++)
            {
                at = char.IsWhiteSpace(quotation[i]) ? at : SkipSpace(output, at);
                if (!char.IsWhiteSpace(quotation[i]))
                {
                    if (at < output.Length && output[at] == quotation[i])
                    {
                        (at, end) = (at + 1, i + 1);
                    }
                    else if (quotation[i] is not ('>' or '-' or '\u00AD'))
                    {
                        // Marks of quoted lines and hyphens at line ends are no part of the output.
                        break;
                    }
                }
            }

            if (end > 0)
            {
                yield return quotation[..end];
            }

            if (end < quotation.TrimEnd().Length)
            {
                yield break;
            }
        }
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
