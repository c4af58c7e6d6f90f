using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Walks the blocks of a Word document.</summary>
internal sealed class BodyWalker(TextAssembler text, Styles styles, Numbering numbering, RunCollector runs)
{
    private const int Deepest = 64;

    // Text of paragraphs whose mark was deleted: they go on in the next one.
    private readonly StringBuilder _open = new();

    /// <summary>Adds the text below a container.</summary>
    /// <param name="container">Body, cell, text box, note or content control.</param>
    /// <param name="kind">Kind of its paragraphs where they are nothing else.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <exception cref="DocumentException">It lies too deep.</exception>
    public void Walk(OpenXmlElement container, BlockKind? kind = null, int depth = 0)
    {
        if (depth == Deepest)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document nests its tables and controls deeper than {Deepest}, which is the limit. Save it as plain text.") { Limit = Deepest };
        }

        foreach (var block in container.ChildElements)
        {
            switch (block.LocalName)
            {
                case "p":
                    Add(block, kind, depth);
                    break;
                case "tbl":
                    new TableReader(text, this).Add(block, depth + 1);
                    break;
                case "del" or "moveFrom":
                    text.LeftOut.Add(LeftOutKinds.Deletion);
                    break;
                case "AlternateContent" when RunCollector.Chosen(block) is { } chosen:
                    Walk(chosen, kind, depth + 1);
                    break;
                case "altChunk":
                    text.LeftOut.Add(LeftOutKinds.EmbeddedObject);
                    break;
                case "oMathPara" or "oMath":
                    text.Add(BlockKind.Paragraph, Equation.Of(block, Deepest));
                    break;
                case "sdt" when RunCollector.IsPlaceholder(block):
                    text.LeftOut.Add(LeftOutKinds.Placeholder);
                    break;
                case "sdtContent" or "sdt" or "customXml" or "smartTag" or "ins" or "moveTo" or "txbxContent":
                    Walk(block, kind, depth + 1);
                    break;
            }
        }
    }

    /// <summary>Text of a paragraph with its number; notes and text boxes in it wait until <see cref="Flush"/>.</summary>
    public string TextOf(OpenXmlElement paragraph)
    {
        var properties = paragraph.GetFirstChild<ParagraphProperties>();
        var label = numbering.Next(properties?.NumberingProperties ?? styles.NumberingOf(properties))?.Label;
        var words = new StringBuilder();
        runs.Add(words, paragraph);
        return label is { Length: > 0 } && !string.IsNullOrWhiteSpace(words.ToString()) ? $"{label} {words}" : words.ToString();
    }

    /// <summary>Adds the notes and text boxes that were met.</summary>
    public void Flush(int depth)
    {
        var behind = runs.Behind.ToList();
        runs.Behind.Clear();
        foreach (var (kind, content) in behind)
        {
            Walk(content, kind, depth + 1);
        }
    }

    private void Add(OpenXmlElement paragraph, BlockKind? kind, int depth)
    {
        var properties = paragraph.GetFirstChild<ParagraphProperties>();
        runs.Add(_open, paragraph);
        if (IsMarkDeleted(properties))
        {
            return;
        }

        var words = _open.ToString();
        _open.Clear();
        if (!string.IsNullOrWhiteSpace(words))
        {
            var entry = numbering.Next(properties?.NumberingProperties ?? styles.NumberingOf(properties));
            var level = styles.LevelOf(properties);
            var own = styles.KindOf(properties) ?? (level is not null ? BlockKind.Heading : entry is not null ? BlockKind.ListItem : kind ?? BlockKind.Paragraph);
            text.Add(own, words, own == BlockKind.Heading ? level : own == BlockKind.ListItem ? entry?.Depth : null, entry?.Label ?? "");
        }

        Flush(depth);
    }

    private static bool IsMarkDeleted(ParagraphProperties? properties) =>
        properties?.ParagraphMarkRunProperties?.ChildElements.Any(c => c.LocalName is "del" or "moveFrom") ?? false;
}
