using Summarizer.Client.Documents;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;
using Summarizer.Documents.Reading;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class FileTests(RealService service)
{
    [Fact]
    public async Task SummarizeFile_PlainText_SaysTheSameAsItsText()
    {
        var whole = await service.Client.SummarizeAsync(new() { Text = RealService.Document, MaxTokens = 24, Stop = ["!", "&?="] });

        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(RealService.Document));
        var summary = await service.Client.SummarizeFileAsync(file, "text/plain", new() { MaxTokens = 24, Stop = ["!", "&?="] });

        Assert.Equal(whole.Summary, summary.Summary);
        Assert.Equal("text", summary.Document!.Format);
    }

    [Fact]
    public async Task SummarizeFile_WrongSetting_IsNamed()
    {
        using var file = new MemoryStream("Some text."u8.ToArray());

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(
            () => service.Client.SummarizeFileAsync(file, "text/plain", new FileSummarySettings { Temperature = 9 }));

        Assert.Equal(("validation", 422), (thrown.Code, thrown.Status));
        Assert.Equal("temperature", Assert.Single(thrown.Problem.Errors!).Key);
    }

    [Fact]
    public async Task ReadDocument_Stream_SaysTheSameAsItsBytes()
    {
        var bytes = "# The bridge\n\nIt was closed in March.\n"u8.ToArray();
        using var file = new MemoryStream(bytes);

        var document = await service.Client.ReadDocumentAsync(file, "text/markdown");

        Assert.Equal((await service.Client.ReadDocumentAsync(bytes, "text/markdown")).Text, document.Text);
    }

    [Fact]
    public async Task SummarizeFile_Path_IsReadByItsExtension()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["bridge.md"], "# The bridge\n\nIt was closed in March. It opens in May.\n");

        var summary = await service.Client.SummarizeFileAsync(folder["bridge.md"], new() { MaxTokens = 24 });
        var document = await service.Client.ReadDocumentAsync(folder["bridge.md"]);

        Assert.Equal(("markdown", "markdown"), (summary.Document!.Format, document.Format));
    }

    [Fact]
    public void MediaTypes_OfFileName_AreThoseOfTheService()
    {
        Assert.All(MediaTypes.Extensions, e => Assert.Equal(FormatNames.OfFileName("report" + e), FormatNames.OfMediaType(MediaTypes.OfFileName("report" + e))));
        Assert.Equal(FormatNames.MediaTypes.Order(), MediaTypes.Extensions.Select(e => MediaTypes.OfFileName("a" + e)).Distinct().Except(["text/tab-separated-values"]).Order());
    }

    [Fact]
    public async Task SummarizeFile_UnknownExtension_IsNamed()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => service.Client.SummarizeFileAsync("photo.heic"));

        Assert.Contains("'photo.heic'", thrown.Message, StringComparison.Ordinal);
    }
}
