using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Walks the blocks of a Word document.</summary>
internal sealed class BodyWalker(TextAssembler text, HeadingStyles styles)
{
    /// <summary>Adds the text below a container.</summary>
    /// <param name="container">Body, cell or content control.</param>
    /// <param name="depth">How much deeper it may go.</param>
    /// <exception cref="DocumentException">It goes deeper.</exception>
    public void Walk(OpenXmlElement container, int depth)
    {
        if (depth == 0)
        {
            throw new DocumentException(DocumentError.TooLarge, "The document nests its tables and controls too deeply. Save it as plain text.");
        }

        foreach (var block in container.ChildElements)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Add(paragraph);
                    break;
                case Table table:
                    AddRows(table);
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Walk(content, depth - 1);
                    break;
                case CustomXmlBlock custom:
                    Walk(custom, depth - 1);
                    break;
            }
        }
    }

    private void Add(Paragraph paragraph)
    {
        text.LeftOut.Add("image", paragraph.Descendants<Drawing>().Count());
        var level = styles.LevelOf(paragraph);
        var kind = level is not null ? BlockKind.Heading
            : paragraph.ParagraphProperties?.NumberingProperties is not null ? BlockKind.ListItem : BlockKind.Paragraph;
        text.Add(kind, TextOf(paragraph), level);
    }

    private void AddRows(Table table)
    {
        foreach (var row in table.Elements<TableRow>())
        {
            text.Add(BlockKind.TableRow, string.Join(" | ", row.Elements<TableCell>().Select(c => string.Join(' ', c.Descendants<Paragraph>().Select(TextOf)))));
        }
    }

    private static string TextOf(Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            // Deleted text has an element of its own and does not appear here.
            words.Append(element switch
            {
                DocumentFormat.OpenXml.Wordprocessing.Text run => run.Text,
                TabChar or Break or CarriageReturn => " ",
                NoBreakHyphen => "-",
                _ => "",
            });
        }

        return words.ToString();
    }
}
