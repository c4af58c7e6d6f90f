using System.Diagnostics;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Compare;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Screenshots;

/// <summary>Makes the pictures of docs/page.md; the command is there.</summary>
[Collection(Measuring.Name)]
[Trait(Category.Name, Category.Browser)]
public sealed class ScreenshotTests(BrowserFixture browser, MeasuringService service)
{
    private const int Width = 1280;
    private const string Command = "Set SCREENSHOTS to a folder to make the pictures of docs/page.md.";

    /// <summary>Whether this run is for pictures.</summary>
    public static bool Wanted => Folder is not null;

    public static TheoryData<ColorScheme> Schemes => [ColorScheme.Light, ColorScheme.Dark];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Summarize(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#summarize", scheme, height: 860);
        await open.Page.Button("Sample").ClickAsync();
        await Expect(open.Page.Locator("#text-count")).ToContainTextAsync("tokens");
        await open.Page.Button("Summarize").ClickAsync();
        await Expect(open.Page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        await open.Page.Locator("#panel-summarize .result mark a").First.HoverAsync();

        await SaveAsync(open.Page, "summarize", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Phone(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#summarize", scheme, height: 844, width: 390);
        await open.Page.FillSampleAndRunAsync("#summarize");

        await SaveAsync(open.Page, "phone", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task States(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#summarize", scheme, height: 860);
        var page = open.Page;
        open.ProblemsExpected = true;
        await SaveAsync(page, "empty", scheme);
        await page.Document().FillAsync(string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 400)));
        await page.GetByLabel("Long documents").SelectOptionAsync("refuse");
        await Expect(page.Locator("#text-count")).ToContainTextAsync("more than");
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Button("Read it in parts")).ToBeVisibleAsync();
        await SaveAsync(page, "refused", scheme);
        await page.Button("Read it in parts").ClickAsync();
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        await page.Locator("#panel-summarize .result footer summary").ClickAsync();
        await SaveAsync(page, "details", scheme);
        await page.Button("As curl").ClickAsync();
        await SaveAsync(page, "curl", scheme);
        await page.Button("Close").ClickAsync();
        await page.SetInputFilesAsync("#panel-summarize input[type=file]", new FilePayload { Name = "report.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 no"u8.ToArray() });
        await Expect(page.Locator("#panel-summarize .problem")).ToBeVisibleAsync();
        await SaveAsync(page, "unreadable", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task CompareSwitchedOff(ColorScheme scheme)
    {
        Assert.SkipUnless(Wanted, Command);
        await using var open = await browser.OpenAsync(browser.Service, "#compare", Options(scheme, height: 500));
        await Expect(open.Page.Button("Measure")).ToBeDisabledAsync();

        await SaveAsync(open.Page, "compare-off", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Compress(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#compress", scheme, height: 1000);
        await open.Page.FillSampleAndRunAsync("#compress");
        await open.Page.Locator(".context mark a").First.HoverAsync();

        await SaveAsync(open.Page, "compress", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Compare(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#compare", scheme, height: 1180);
        await open.Page.Button("Measure").ClickAsync();
        await Expect(open.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done");

        await SaveAsync(open.Page, "compare", scheme);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Sweep(ColorScheme scheme)
    {
        await using var open = await OpenAsync("#compare", scheme, height: 880);
        await open.Page.GetByLabel("A sweep over many").CheckAsync();
        await open.Page.Locator("#compare-form [name=runs]").FillAsync("5");
        await open.Page.Locator("#compare-form [name=warmup]").FillAsync("1");
        await open.Page.Button("Measure").ClickAsync();
        await Expect(open.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done", new() { Timeout = 600_000 });

        await SaveAsync(open.Page, "sweep", scheme);
    }

    private Task<OpenPage> OpenAsync(string tab, ColorScheme scheme, int height, int width = Width)
    {
        Assert.SkipUnless(Wanted, Command);
        return browser.OpenAsync(service.Address, tab, Options(scheme, height, width));
    }

    private static BrowserNewContextOptions Options(ColorScheme scheme, int height, int width = Width) =>
        new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce };

    private static string? Folder => Environment.GetEnvironmentVariable("SCREENSHOTS");

    // Few colours, so that a picture stays small in the repository.
    private static async Task SaveAsync(IPage page, string name, ColorScheme scheme)
    {
        var path = Path.Combine(Repository.Root, Folder!, $"page-{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png");
        await page.ScreenshotAsync(new() { Path = path });
        using var pngquant = Process.Start("pngquant", ["--quality", "70-95", "--speed", "1", "--strip", "--force", "--output", path, path]);
        await pngquant.WaitForExitAsync();
        Assert.Equal(0, pngquant.ExitCode);
    }
}
