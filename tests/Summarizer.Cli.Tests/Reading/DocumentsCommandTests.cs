using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Reading;

public sealed class DocumentsCommandTests : IDisposable
{
    private const string Page = "<html><head><title>Rules</title></head><body><h1>Rules</h1><p>Be kind.</p><img src='a.png'><ul><li>One</li><li>Two</li></ul></body></html>";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Documents_ForAPerson_ListsPartsAndWhatWasLeftOut()
    {
        var result = await DocumentsAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^\d\s+heading 1\s+5\s+Rules$", result.Out);
        Assert.Matches(@"(?m)^\d\s+paragraph\s+8\s+Be kind\.$", result.Out);
        Assert.Matches(@"(?m)^\d\s+list_item 1\s+\d+\s+.*Two$", result.Out);
        Assert.Contains("HTML \"Rules\": ", result.Error, StringComparison.Ordinal);
        Assert.Contains("left out: image 1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_Json_HasTextAndPlacesOfParts()
    {
        var json = (await DocumentsAsync("--json")).Json;

        var text = json.GetProperty("text").GetString()!;
        var part = json.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("kind").GetString() == "paragraph");
        Assert.Equal("html", json.GetProperty("format").GetString());
        Assert.Equal("Be kind.", text.Substring(part.GetProperty("offset").GetInt32(), part.GetProperty("length").GetInt32()));
        Assert.Equal(1, json.GetProperty("left_out").GetProperty("image").GetInt32());
    }

    [Fact]
    public async Task Documents_Text_IsWhatSummarizeReads()
    {
        var result = await DocumentsAsync("--text");

        Assert.StartsWith("Rules\n\nBe kind.\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_NeitherFileNorPipe_SaysWhatToGive()
    {
        var result = await CommandLine.RunAsync("documents");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("give its FILE, or pipe a text into 'summarizer documents'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_PipedPdfLikeBytes_AreToldByTheirBeginning()
    {
        var result = await CommandLine.RunAsync(["documents"], "{\\rtf1 Hello {\\b world}.}");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Rich Text Format", result.Error, StringComparison.Ordinal);
        Assert.Contains("Hello world.", result.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> DocumentsAsync(params string[] more)
    {
        File.WriteAllText(_folder["page.html"], Page);
        return CommandLine.RunAsync(["documents", _folder["page.html"], .. more]);
    }
}
