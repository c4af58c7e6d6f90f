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
        _body = blocks.SelectMany(b => b.TextLines).SelectMany(Letters).CountBy(l => Math.Round(l.PointSize, 1)).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => s.Key).FirstOrDefault();

    /// <summary>The parts of a block: a heading that stands close to its text lands in one block with it.</summary>
    public IEnumerable<(PartKind Kind, string Text)> PartsOf(TextBlock block)
    {
        var run = new List<string>();
        var large = false;
        foreach (var line in block.TextLines)
        {
            if (IsLarge(line) != large && run.Count > 0)
            {
                yield return Part(large, run);
                run.Clear();
            }

            large = IsLarge(line);
            run.Add(line.Text);
        }

        yield return Part(large, run);
    }

    private static (PartKind Kind, string Text) Part(bool large, List<string> lines)
    {
        var text = Hyphenation.Join(lines);
        return (large && text.Length <= LongestHeading ? PartKind.Heading : PartKind.Paragraph, text);
    }

    private bool IsLarge(TextLine line)
    {
        var sizes = Letters(line).Select(l => l.PointSize).Order().ToArray();
        return sizes is [_, ..] && sizes[sizes.Length / 2] >= _body * LargerBy;
    }

    private static IEnumerable<Letter> Letters(TextLine line) => line.Words.SelectMany(w => w.Letters);
}
