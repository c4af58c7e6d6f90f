using Summarizer.Documents.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;

namespace Summarizer.Documents.Pdf;

/// <summary>Tells headings from running text by the size of their letters.</summary>
internal sealed class Typography
{
    private const double LargerBy = 1.15;
    private const int LongestHeading = 200;
    private readonly double _body;

    /// <summary>Finds the size that most letters of a document have.</summary>
    public Typography(IEnumerable<TextBlock> blocks) =>
        _body = blocks.SelectMany(Letters).CountBy(l => Math.Round(l.PointSize, 1)).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => s.Key).FirstOrDefault();

    /// <summary>Heading or paragraph.</summary>
    public PartKind KindOf(TextBlock block)
    {
        var sizes = Letters(block).Select(l => l.PointSize).Order().ToArray();
        return sizes is [_, ..] && sizes[sizes.Length / 2] >= _body * LargerBy && block.Text.Length <= LongestHeading ? PartKind.Heading : PartKind.Paragraph;
    }

    private static IEnumerable<Letter> Letters(TextBlock block) => block.TextLines.SelectMany(l => l.Words).SelectMany(w => w.Letters);
}
