using System.Text;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

public sealed class TextTests
{
    [Fact]
    public void Read_PlainText_IsKeptAsItIs()
    {
        const string Text = "  First line\r\nof one.\r\n\r\n \t\r\nSecond 😀 paragraph  \n\n\n";

        var document = Parts.Read(SampleFiles.Bytes(Text), FileFormat.Text);

        Assert.Equal(Text, document.Text);
        Assert.Equal(["First line\r\nof one.", "Second 😀 paragraph"], Parts.Of(document).Select(p => p.Text.Trim()));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1252", false)]
    [InlineData("shift_jis", false)]
    public void Read_OtherEncodings_ByMarkOrByName(string name, bool marked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = name == "shift_jis" ? "日本語の文。" : "Größe und Maß.";
        byte[] content = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal(text, Parts.Read(content, FileFormat.Text, marked ? null : name).Text);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62 }, null, "utf-8")]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 }, null, "zero bytes")]
    [InlineData(new byte[] { 0x61 }, "klingon", "charset")]
    public void Read_WhatIsNoText_IsMalformed(byte[] content, string? charset, string message)
    {
        var failure = Assert.Throws<DocumentException>(() => Parts.Read(content, FileFormat.Text, charset));

        Assert.Equal(DocumentError.Malformed, failure.Error);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileFormat.Text, " \n\t ")]
    [InlineData(FileFormat.Markdown, "<!-- nothing -->\n![picture](a.png)")]
    [InlineData(FileFormat.Html, "<script>let a = 1;</script>")]
    public void Read_NothingToRead_SaysSo(FileFormat format, string content) =>
        Assert.Equal(DocumentError.NoText, Parts.Refused(SampleFiles.Bytes(content), format).Error);

    [Theory]
    [InlineData(FileFormat.Text)]
    [InlineData(FileFormat.Markdown)]
    [InlineData(FileFormat.Html)]
    public void Read_OverTheLimits_IsRefused(FileFormat format)
    {
        var content = SampleFiles.Bytes(string.Concat(Enumerable.Repeat(format == FileFormat.Markdown ? "word word word\n\n" : "<p>word word word</p>\n\n", 50)));

        var characters = Parts.Refused(content, format, new() { MaxCharacters = 100 });
        var parts = Parts.Refused(content, format, new() { MaxParts = 5 });

        Assert.Equal((DocumentError.TooLarge, 100L), (characters.Error, characters.Limit));
        Assert.Equal((DocumentError.TooLarge, 5L), (parts.Error, parts.Limit));
    }
}
