using System.Diagnostics;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Screenshots;

/// <summary>Makes the pictures of docs/page.md with the service as it comes; the command is there.</summary>
[Trait(Category.Name, Category.Browser)]
public sealed class ScreenshotTests(BrowserFixture browser, ShippedService service) : IClassFixture<ShippedService>
{
    private const string Command = "Set SCREENSHOTS to a folder to make the pictures of docs/page.md.";

    public static TheoryData<string, ColorScheme, bool> States =>
        new(PageStates.All.Where(s => s.Name != "compare").SelectMany(_ => Looks, (s, l) => (s.Name, l.Scheme, l.Phone)));

    public static TheoryData<ColorScheme, bool> Windows => new(Looks);

    [Theory]
    [MemberData(nameof(States))]
    public async Task State_OfThePage(string name, ColorScheme scheme, bool phone)
    {
        Assert.SkipUnless(Folder is not null, Command);
        var state = PageStates.All.Single(s => s.Name == name);
        await using var open = await browser.OpenAsync(
            state.NeedsParts ? browser.Service : service.Address, state.Tab, PageWindow.Of(scheme, phone, state.Height));
        open.ProblemsExpected = state.HasProblem;
        using var frozen = await state.Reach(open.Page, service.Process);

        await SaveAsync(open.Page, name, scheme, phone);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task CompareSwitchedOff(ColorScheme scheme, bool phone)
    {
        Assert.SkipUnless(Folder is not null, Command);
        await using var open = await browser.OpenAsync(browser.Service, "#compare", PageWindow.Of(scheme, phone, height: 500));
        await Expect(open.Page.Button("Measure")).ToBeDisabledAsync();

        await SaveAsync(open.Page, "compare-off", scheme, phone);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Reference(ColorScheme scheme, bool phone)
    {
        Assert.SkipUnless(Folder is not null, Command);
        await using var open = await browser.OpenAsync(service.Address, "", PageWindow.Of(scheme, phone));
        await open.Page.GotoAsync(new Uri(service.Address, "/reference").ToString());
        await Expect(open.Page.GetByText("/v1/summarize").First).ToBeAttachedAsync();

        await SaveAsync(open.Page, "reference", scheme, phone);
    }

    // With the lengths that the form suggests, so that the picture shows what a visitor gets.
    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Comparison(ColorScheme scheme, bool phone)
    {
        Assert.SkipUnless(Folder is not null, Command);
        await using var open = await browser.OpenAsync(service.Address, "#compare", PageWindow.Of(scheme, phone, height: 1180));
        await open.Page.StartMeasuringAsync();
        await Expect(open.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done", new() { Timeout = 300_000 });

        await SaveAsync(open.Page, "compare", scheme, phone);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Sweep(ColorScheme scheme, bool phone)
    {
        Assert.SkipUnless(Folder is not null, Command);
        await using var open = await browser.OpenAsync(service.Address, "#compare", PageWindow.Of(scheme, phone, height: 880));
        await open.Page.GetByLabel("A sweep over many").CheckAsync();
        await open.Page.Locator("#compare-form [name=runs]").FillAsync("5");
        await open.Page.Locator("#compare-form [name=warmup]").FillAsync("1");
        await open.Page.StartMeasuringAsync();
        await Expect(open.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done", new() { Timeout = 600_000 });

        await SaveAsync(open.Page, "sweep", scheme, phone);
    }

    private static (ColorScheme Scheme, bool Phone)[] Looks =>
        [(ColorScheme.Light, false), (ColorScheme.Dark, false), (ColorScheme.Light, true), (ColorScheme.Dark, true)];

    private static string? Folder => Environment.GetEnvironmentVariable("SCREENSHOTS");

    // Few colours, so that a picture stays small in the repository.
    private static async Task SaveAsync(IPage page, string name, ColorScheme scheme, bool phone)
    {
        var file = $"page-{name}{(phone ? "-phone" : "")}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png";
        var path = Path.Combine(Repository.Root, Folder!, file);
        await page.ScreenshotAsync(new() { Path = path, Scale = ScreenshotScale.Css });
        using var pngquant = Process.Start(
            "pngquant", ["--quality", "75-95", "--speed", "1", "--strip", "--force", "--output", path, path]);
        await pngquant.WaitForExitAsync();
        Assert.Equal(0, pngquant.ExitCode);
    }
}
