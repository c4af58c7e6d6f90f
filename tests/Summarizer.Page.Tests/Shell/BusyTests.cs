using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Compare;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Shell;

[Collection(Measuring.Name)]
[Trait(Category.Name, Category.Browser)]
public sealed partial class BusyTests(BrowserFixture browser, MeasuringService service)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Summarize_QueueFull_CountsDownAndSendsAgain()
    {
        await using var open = await browser.OpenAsync(service.Address);
        open.ProblemsExpected = true;
        var page = open.Page;
        await page.Document().FillAsync("A sentence about bees.");
        using var client = new HttpClient { BaseAddress = service.Address };
        using var leave = new CancellationTokenSource();

        // One runs, one waits, and there is room for no more until they leave.
        var others = Enumerable.Range(0, 4).Select(_ => LongRequestAsync(client, leave.Token)).ToArray();
        await Expect(page.Locator("#status")).ToContainTextAsync("1 waiting");

        // A place is free for a moment between two of the others; then the page gets it, and asks again.
        var result = page.Locator("#panel-summarize .result");
        do
        {
            await page.Button("Summarize").ClickAsync();
            await Expect(result).ToHaveAttributeAsync("data-state", Ended());
        }
        while (await result.GetAttributeAsync("data-state") == "done");

        await Expect(page.Locator("#panel-summarize .problem")).ToContainTextAsync("429");
        await Expect(page.Locator("#panel-summarize .problem")).ToContainTextAsync("Send again");

        await leave.CancelAsync();
        await Task.WhenAll(others);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again", Exact = true }).ClickAsync();
        await Expect(result).ToHaveAttributeAsync("data-state", "done");
    }

    [GeneratedRegex("^(done|failed)$")]
    private static partial Regex Ended();

    // A long input and the longest output; refused ones try again, so that the queue stays full.
    private static async Task LongRequestAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var body = new { text = string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 100)), extractiveness = "low", min_tokens = 256 };
        try
        {
            while (true)
            {
                using var response = await client.PostAsJsonAsync("v1/summarize", body, cancellationToken);
                await Task.Delay(Pace, TimeProvider.System, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
