using System.Text;

namespace Summarizer.Documents.Reading;

/// <summary>Puts the text of a document together part by part and remembers where each stands. Bounded: it throws before it holds more than allowed.</summary>
/// <param name="limits">How much it may hold.</param>
internal sealed class TextAssembler(DocumentLimits limits)
{
    private readonly StringBuilder _text = new();
    private readonly List<DocumentPart> _parts = [];
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>Page that the next part begins on.</summary>
    public int? Page { get; set; }

    /// <summary>Adds a part; white space is folded, and a part of nothing else, or a row of empty cells, is no part.</summary>
    /// <exception cref="DocumentException">The document has more text or parts than allowed.</exception>
    public void Add(PartKind kind, string content, int? level = null)
    {
        var folded = Fold(content);
        if (folded.All(c => c is ' ' or '|'))
        {
            return;
        }

        if (_parts.Count == limits.MaxParts)
        {
            throw TooLarge($"The document has more than {limits.MaxParts} paragraphs, headings, list entries and table rows, which is the limit. Split it.", limits.MaxParts);
        }

        if (_parts.Count > 0)
        {
            _text.Append(IsRun(_parts[^1].Kind, kind) ? "\n" : "\n\n");
        }

        if (_text.Length + folded.Length > limits.MaxCharacters)
        {
            throw TooLarge($"The document has more than {limits.MaxCharacters} characters of text, which is the limit. Split it.", limits.MaxCharacters);
        }

        _parts.Add(new DocumentPart(kind, _text.Length, folded.Length, Page, level));
        _text.Append(folded);
    }

    /// <summary>Counts something that is not text.</summary>
    public void LeaveOut(string what, int count = 1)
    {
        if (count > 0)
        {
            _leftOut[what] = _leftOut.GetValueOrDefault(what) + count;
        }
    }

    /// <summary>The document.</summary>
    /// <exception cref="DocumentException">There is no text in it.</exception>
    public ReadDocument ToDocument(FileFormat format, string? title, int? pages = null) => _parts.Count == 0
        ? throw new DocumentException(
            DocumentError.NoText,
            format == FileFormat.Pdf
                ? "The PDF has no text layer: its pages are probably scanned images. Run text recognition (OCR) over it first."
                : "There is no text in the document. Check that it is the right file.")
        : new()
        {
            Format = format,
            Text = _text.ToString(),
            Title = Fold(title ?? "") is { Length: > 0 } folded ? folded : null,
            Pages = pages,
            Parts = _parts,
            LeftOut = _leftOut,
        };

    internal static DocumentException TooLarge(string message, long limit) => new(DocumentError.TooLarge, message) { Limit = limit };

    // Rows of a table and entries of a list belong together.
    private static bool IsRun(PartKind before, PartKind after) => before == after && after is PartKind.ListItem or PartKind.TableRow;

    private static string Fold(string content)
    {
        var folded = new StringBuilder(content.Length);
        var gap = false;
        foreach (var rune in content.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = folded.Length > 0;
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value is not (0xAD or 0x200B or 0xFEFF))
            {
                if (gap)
                {
                    folded.Append(' ');
                    gap = false;
                }

                folded.Append(rune.ToString());
            }
        }

        return folded.ToString();
    }
}
