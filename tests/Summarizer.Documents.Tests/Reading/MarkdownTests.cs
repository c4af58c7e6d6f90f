using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

public sealed class MarkdownTests
{
    [Fact]
    public void Read_Markdown_KeepsWordsAndDropsMarkup()
    {
        var document = Parts.Read(
            SampleFiles.Bytes(
                """
                ---
                title: "The lighthouse"
                draft: true
                ---
                # A *great* light

                It was **built** in [1759](https://a.example) by
                `Smeaton` &amp; others.

                - first
                - second ![a picture](x.png)

                > Quoted words.

                | Year | Height |
                |---|---|
                | 1759 | 22 m |

                ```sh
                rm -rf /
                ```

                <div>raw</div>
                """),
            FileFormat.Markdown);

        Assert.Equal("The lighthouse", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, "A great light"),
                (BlockKind.Paragraph, "It was built in 1759 by Smeaton & others."),
                (BlockKind.ListItem, "first"),
                (BlockKind.ListItem, "second"),
                (BlockKind.Quotation, "Quoted words."),
                (BlockKind.TableHeader, "Year | Height"),
                (BlockKind.TableRow, "1759 | 22 m"),
                (BlockKind.Code, "rm -rf /"),
                (BlockKind.Paragraph, "raw"),
            ],
            Parts.Of(document));
        Assert.Equal(new Dictionary<string, int> { ["front_matter"] = 1, ["image"] = 1 }, document.LeftOut);
        Assert.Equal(1, document.Blocks[0].Level);
    }

    [Fact]
    public void Read_ListEntriesAndRows_StandOnLinesOfTheirOwn() =>
        Assert.Equal("Before.\n\na\nb\n\nAfter.", Parts.Read(SampleFiles.Bytes("Before.\n\n- a\n- b\n\nAfter."), FileFormat.Markdown).Text);
}
