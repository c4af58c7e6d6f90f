using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

public sealed class HtmlTests
{
    private static readonly string Sentence = "The keepers of the lighthouse wrote down the weather, the ships and the state of the lamp every night, and the books were kept. ";

    [Fact]
    public void Read_Page_GivesItsBlocks()
    {
        var document = Parts.Read(
            SampleFiles.Bytes(
                """
                <html><head><title>Light  house</title><style>p { color: red }</style></head><body>
                <h2>Of <em>lamps</em></h2><p>One<br>two <b>three</b>&nbsp;four.</p><p hidden>no</p>
                <ul><li>first<li>second</ul><table><tr><th>Year<td>1759</table><pre>x = 1;</pre><img src=x><script>alert(1)</script>
                <div>Loose <span>text</span><div>inner</div>tail</div></body></html>
                """),
            FileFormat.Html);

        Assert.Equal("Light house", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, "Of lamps"), (BlockKind.Paragraph, "One two three four."), (BlockKind.ListItem, "first"), (BlockKind.ListItem, "second"),
                (BlockKind.TableRow, "Year | 1759"), (BlockKind.Code, "x = 1;"), (BlockKind.Paragraph, "Loose text"), (BlockKind.Paragraph, "inner"), (BlockKind.Paragraph, "tail"),
            ],
            Parts.Of(document));
        Assert.Equal(new Dictionary<string, int> { ["hidden_text"] = 1, ["image"] = 1 }, document.LeftOut);
    }

    [Fact]
    public void Read_Article_LeavesTheFurnitureOut()
    {
        var paragraphs = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Paragraph {i}. {string.Concat(Enumerable.Repeat(Sentence, 3))}</p>"));
        var page = $"<html><head><title>Lamps - The Site</title></head><body><nav><a href=/>Home</a><a href=/b>Shop</a></nav><div class=sidebar><a href=1>Advert one</a></div><article><h1>Lamps</h1>{paragraphs}</article><footer>Copyright and cookies</footer></body></html>";

        var text = Parts.Read(SampleFiles.Bytes(page), FileFormat.Html).Text;

        Assert.Contains("Paragraph 1.", text, StringComparison.Ordinal);
        Assert.Contains("Paragraph 8.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Advert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cookies", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PageThatNamesItsEncoding_IsDecodedByIt()
    {
        byte[] content = [.. "<meta charset=windows-1252><p>Gr"u8, 0xF6, 0xDF, .. "e</p>"u8];

        Assert.Equal("Größe", Parts.Read(content, FileFormat.Html).Text);
    }

    [Fact]
    public void Read_PageNestedTooDeeply_IsRefused()
    {
        var content = SampleFiles.Bytes(string.Concat(Enumerable.Repeat("<div>", 2_000)) + "text");

        Assert.Equal(DocumentError.TooLarge, Parts.Refused(content, FileFormat.Html).Error);
    }
}
