using System.Text;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Summarize;

[Trait(Category.Name, Category.Browser)]
public sealed class FileTests(BrowserFixture browser)
{
    private const string Chooser = "#panel-summarize input[type=file]";

    [Fact]
    public async Task ChooseFile_Html_IsReadByTheServiceAndSummarized()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;

        await page.SetInputFilesAsync(Chooser, File("bees.html", "text/html", "<h1>Bees</h1><p>Bees make honey in the summer &amp; eat it in the winter.</p><script>no</script>"));

        await Expect(page.Document()).ToHaveValueAsync("Bees\n\nBees make honey in the summer & eat it in the winter.");
        await Expect(page.Locator("#text-count")).ToContainTextAsync("bees.html");
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task ChooseFile_Damaged_ShowsTheProblem()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;

        await open.Page.SetInputFilesAsync(Chooser, File("report.pdf", "application/pdf", "%PDF-1.7 and then nothing of the kind"));

        await Expect(open.Page.Locator("#panel-summarize .problem .code").First).ToHaveTextAsync("422");
        await Expect(open.Page.Document()).ToHaveValueAsync("");
    }

    [Fact]
    public async Task ChooseFile_WhileItIsRead_NothingCanBeSummarizedAndNothingOldIsShown()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.SummarizeAsync("A first sentence about bees. A second sentence about honey.");
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/v1/documents", async route =>
        {
            await release.Task;
            await route.FallbackAsync();
        });

        await page.SetInputFilesAsync(Chooser, File("tides.txt", "text/plain", "The moon pulls the sea. The tide follows."));

        await Expect(page.Locator("#text-count")).ToHaveTextAsync("Reading tides.txt …");
        await Expect(page.Button("Summarize")).ToBeDisabledAsync();
        await Expect(page.Document()).ToHaveValueAsync("");
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "empty");
        release.SetResult();
        await Expect(page.Document()).ToHaveValueAsync("The moon pulls the sea. The tide follows.");
        await Expect(page.Button("Summarize")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task ChooseFile_DamagedAfterASummary_LeavesNeitherTextNorSummary()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;
        await open.Page.SummarizeAsync("A first sentence about bees. A second sentence about honey.");

        await open.Page.SetInputFilesAsync(Chooser, File("report.pdf", "application/pdf", "%PDF-1.7 and then nothing of the kind"));

        await Expect(open.Page.Locator("#panel-summarize .problem")).ToContainTextAsync("PDF");
        await Expect(open.Page.Locator("#panel-summarize .problem")).Not.ToContainTextAsync("Exception");
        await Expect(open.Page.Locator("#panel-summarize .result .prose")).ToHaveCountAsync(0);
        await Expect(open.Page.Document()).ToHaveValueAsync("");
    }

    [Fact]
    public async Task DropFile_Markdown_IsRead()
    {
        await using var open = await browser.OpenAsync();
        var dropped = await open.Page.EvaluateHandleAsync(
            "() => { const d = new DataTransfer(); d.items.add(new File(['# Tides\\n\\nThe moon *pulls* the sea.'], 'tides.md', { type: 'text/markdown' })); return d; }");

        await open.Page.Locator("#panel-summarize .drop").DispatchEventAsync("drop", new { dataTransfer = dropped });

        await Expect(open.Page.Document()).ToHaveValueAsync("Tides\n\nThe moon pulls the sea.");
    }

    private static FilePayload File(string name, string type, string text) =>
        new() { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(text) };
}
