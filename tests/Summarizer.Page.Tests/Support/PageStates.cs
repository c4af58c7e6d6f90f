using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Support;

/// <summary>
/// Every state of the page with the service as it comes. The rules of accessibility are checked in each, and the documentation shows each.
/// </summary>
internal static partial class PageStates
{
    private const string Result = "#panel-summarize .result";
    private const string Chooser = "#panel-summarize input[type=file]";

    private static readonly string TooLong = string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 400));

    // Long enough to be read for many seconds, without a sentence that occurs twice.
    private static readonly Lazy<string> Long = new(() => File.ReadAllText(
        Repository.Path("src", "Summarizer.Api", "Endpoints", "Page", "site", "samples", "lighthouses.txt"))
        + "\n\n" + string.Concat(Enumerable.Range(1, 11_000).Select(i => $"In the year {i} the town built bridge number {i} over the river. ")));

    /// <summary>Gets the states, in the order in which a visitor meets them.</summary>
    public static IReadOnlyList<PageState> All { get; } =
    [
        PageState.Of("empty", "#summarize", _ => Task.CompletedTask),
        new("reading-file", "#summarize", ReadFileAsync),
        PageState.While(
            "reading", "#summarize", page => SendAsync(page, Long.Value),
            page => Expect(page.Locator(Result)).ToContainTextAsync(SomeParts())),
        PageState.Of("cancelled", "#summarize", CancelAsync),
        PageState.Of("summarize", "#summarize", SummarizeAsync),
        PageState.Of("details", "#summarize", DetailsAsync),
        PageState.Of("curl", "#summarize", page => ShowCodeAsync(page, "As curl")),
        PageState.Of("csharp", "#summarize", page => ShowCodeAsync(page, "As C#")),
        PageState.Of("refused", "#summarize", RefuseAsync) with { HasProblem = true, NeedsParts = true },
        PageState.Of("unreadable", "#summarize", UnreadableAsync) with { HasProblem = true },
        PageState.Of("gone", "#summarize", GoneAsync) with { HasProblem = true },
        PageState.Of("compress-empty", "#compress", _ => Task.CompletedTask),
        PageState.Of("compress-paste", "#compress", page => page.Button("Paste several").ClickAsync()),
        PageState.Of("compress", "#compress", CompressAsync) with { Height = 1000 },
        PageState.Of(
            "compare-empty", "#compare", page => Expect(page.Button("Measure")).ToBeEnabledAsync()) with { Height = 500, Measures = true },
        PageState.While(
            "compare-running", "#compare", StartComparisonAsync,
            page => Expect(page.Locator(".progress .working")).ToContainTextAsync(SomeTurns()))
            with { Height = 500, Measures = true },
        PageState.Of("compare", "#compare", page => page.MeasurePairAsync()) with { Height = 1180, Measures = true },
    ];

    private static async Task SendAsync(IPage page, string text)
    {
        await page.Document().FillAsync(text);
        await page.Document().EvaluateAsync("area => { area.scrollTop = 0; }");
        await page.Button("Summarize").ClickAsync();
    }

    private static async Task<IDisposable?> ReadFileAsync(IPage page, ServiceProcess service)
    {
        var frozen = service.Freeze();
        await page.SetInputFilesAsync(
            Chooser, new FilePayload { Name = "tides.txt", MimeType = "text/plain", Buffer = "The moon pulls the sea."u8.ToArray() });
        await Expect(page.Locator("#text-count")).ToHaveTextAsync("Reading tides.txt …");
        return frozen;
    }

    private static async Task CancelAsync(IPage page)
    {
        await SendAsync(page, Long.Value);
        await Expect(page.Locator(Result)).ToContainTextAsync(SomeParts());
        await page.Button("Cancel").ClickAsync();
        await Expect(page.Locator(Result)).ToHaveAttributeAsync("data-state", "cancelled");
    }

    private static async Task SummarizeAsync(IPage page)
    {
        await page.FillSampleAndRunAsync("#summarize");
        await page.Locator($"{Result} mark a").First.HoverAsync();
    }

    private static async Task DetailsAsync(IPage page)
    {
        await page.FillSampleAndRunAsync("#summarize");
        await page.Locator($"{Result} footer summary").ClickAsync();
        await page.Locator($"{Result} .phases").ScrollIntoViewIfNeededAsync();
    }

    private static async Task ShowCodeAsync(IPage page, string button)
    {
        await page.SummarizeAsync(
            "Bees make honey in the summer. They eat it in the winter. A beekeeper takes some of it and leaves the rest.");
        await page.Button(button).ClickAsync();
    }

    private static async Task RefuseAsync(IPage page)
    {
        await page.Document().FillAsync(TooLong);
        await page.Document().EvaluateAsync("area => { area.scrollTop = 0; }");
        await page.GetByLabel("Long documents").SelectOptionAsync("refuse");
        await Expect(page.Locator("#text-count")).ToContainTextAsync("more than");
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Button("Read it in parts")).ToBeVisibleAsync();
    }

    private static async Task UnreadableAsync(IPage page)
    {
        await page.SetInputFilesAsync(
            Chooser, new FilePayload { Name = "report.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 no"u8.ToArray() });
        await Expect(page.Locator("#panel-summarize .problem")).ToBeVisibleAsync();
    }

    private static async Task GoneAsync(IPage page)
    {
        await page.Document().FillAsync("Bees make honey in the summer.");
        await page.Context.SetOfflineAsync(true);
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Button("Send again")).ToBeVisibleAsync();
    }

    private static async Task CompressAsync(IPage page)
    {
        await page.FillSampleAndRunAsync("#compress");
        await page.Locator(".context mark a").First.HoverAsync();
    }

    private static async Task StartComparisonAsync(IPage page)
    {
        await page.Locator("#compare-form [name=runs]").FillAsync("50");
        await page.StartMeasuringAsync();
    }

    [GeneratedRegex(@"part ([3-9]|\d\d+) of")]
    private static partial Regex SomeParts();

    [GeneratedRegex(@"Turn ([6-9]|\d\d+) of")]
    private static partial Regex SomeTurns();
}
