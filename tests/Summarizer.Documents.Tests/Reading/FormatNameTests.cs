using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Tests.Reading;

public sealed class FormatNameTests
{
    [Theory]
    [InlineData("text/plain", FileFormat.Text)]
    [InlineData("Text/X-Markdown", FileFormat.Markdown)]
    [InlineData("application/xhtml+xml", FileFormat.Html)]
    [InlineData("application/PDF", FileFormat.Pdf)]
    public void OfMediaType_Known_IsFoundInAnyCase(string type, FileFormat format) => Assert.Equal(format, FormatNames.OfMediaType(type));

    [Theory]
    [InlineData("image/png")]
    [InlineData("")]
    [InlineData(null)]
    public void OfMediaType_Other_IsNone(string? type) => Assert.Null(FormatNames.OfMediaType(type));

    [Theory]
    [InlineData("a.b/REPORT.DOCX", FileFormat.Docx)]
    [InlineData("x.htm", FileFormat.Html)]
    public void OfFileName_Extension_Decides(string name, FileFormat format) => Assert.Equal(format, FormatNames.OfFileName(name));

    [Theory]
    [InlineData("<!doctype html><p>A page.", FileFormat.Html)]
    [InlineData("\uFEFF\r\n <HTML lang=en>", FileFormat.Html)]
    [InlineData("<htm", null)]
    [InlineData("The tag <html> begins a page.", null)]
    [InlineData("", null)]
    public void OfContent_Page_IsHtmlWhereItSaysSoAtItsStart(string text, FileFormat? expected) =>
        Assert.Equal(expected, FormatNames.OfContent(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void OfContent_FirstBytes_TellPdfAndArchives()
    {
        Assert.Equal(FileFormat.Pdf, FormatNames.OfContent("%PDF-1.7"u8));
        Assert.Equal(FileFormat.Docx, FormatNames.OfContent("PK\x03\x04rest"u8));
        Assert.Equal(FileFormat.Xlsx, FormatNames.OfContent("PK\x03\x04 [Content_Types].xml xl/workbook.xml"u8));
        Assert.Equal(FileFormat.Odt, FormatNames.OfContent("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"u8));
        Assert.Equal(FileFormat.Rtf, FormatNames.OfContent("{\\rtf1 x}"u8));
        Assert.Null(FormatNames.OfContent("hello"u8));
    }
}
