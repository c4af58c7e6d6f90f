using System.Text.RegularExpressions;

namespace Summarizer.Documents.Pdf.Lines;

/// <summary>Words of a document that stand inside its lines: the evidence for a word that is broken at a line's end.</summary>
internal sealed partial class Vocabulary
{
    private const int Enough = 200;

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the words of lines, all but those that touch a break.</summary>
    public Vocabulary(IReadOnlyList<string> lines)
    {
        Language = LanguageGuess.Of(string.Join('\n', lines.Take(Enough))).Language;
        var broken = false;
        foreach (var line in lines)
        {
            foreach (var word in Word().EnumerateMatches(line))
            {
                var atStart = word.Index == 0 && broken;
                var atEnd = word.Index + word.Length >= line.Length - 1 && line[^1] is '-' or '\u2010' or '\u00AD';
                if (!atStart && !atEnd)
                {
                    _words.Add(line.Substring(word.Index, word.Length));
                }
            }

            broken = line is [.., '-' or '\u2010' or '\u00AD'];
        }
    }

    /// <summary>BCP 47 primary language subtag of the document, or "und".</summary>
    public string Language { get; }

    /// <summary>Whether two stretches of letters are the parts of one word: it occurs, or is English, and one of the parts does not and is not.</summary>
    public bool IsBroken(string head, string tail) => IsKnown(head + tail) && !(IsKnown(head) && IsKnown(tail));

    /// <summary>Whether a word neither occurs nor is English, in an English document.</summary>
    public bool IsNoWord(string word) => Language is "en" && !IsKnown(word);

    private bool IsKnown(string word) => Has(word) || (Language is "en" or "und" && LineHyphen.IsEnglish(word));

    /// <summary>Whether the word occurs, in any case of letters.</summary>
    public bool Has(string word) => _words.Contains(word);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*(?:[-\u2010]\p{L}[\p{L}\p{M}'’]*)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
