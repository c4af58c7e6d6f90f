using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Shell;

[Trait(Category.Name, Category.Browser)]
public sealed class ShellTests(BrowserFixture browser)
{
    [Fact]
    public async Task Status_Ready_SaysWhatIsServed()
    {
        await using var open = await browser.OpenAsync();

        await Expect(open.Page.Locator("#status")).ToContainTextAsync("pocket");
        await Expect(open.Page.Locator("#status")).ToContainTextAsync("0 waiting");
    }

    [Theory]
    [InlineData(ColorScheme.Light, "Dark", true)]
    [InlineData(ColorScheme.Dark, "Light", false)]
    public async Task Theme_Chosen_WinsOverTheSystemAndIsRemembered(ColorScheme system, string chosen, bool dark)
    {
        await using var open = await browser.OpenAsync(options: new() { ColorScheme = system });
        Assert.Equal(!dark, await IsDarkAsync(open.Page));

        await open.Page.GetByRole(AriaRole.Radio, new() { Name = chosen }).CheckAsync();
        Assert.Equal(dark, await IsDarkAsync(open.Page));

        await open.Page.ReloadAsync();
        Assert.Equal(dark, await IsDarkAsync(open.Page));
        await Expect(open.Page.GetByRole(AriaRole.Radio, new() { Name = chosen })).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("#summarize")]
    [InlineData("#compress")]
    public async Task NarrowWindow_HasNoHorizontalScroll(string tab)
    {
        await using var open = await browser.OpenAsync(tab, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await open.Page.FillSampleAndRunAsync(tab);

        var (content, window) = (
            await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"),
            await open.Page.EvaluateAsync<int>("() => innerWidth"));

        Assert.True(content <= window, $"the content is {content} pixels wide, the window {window}");
    }

    [Fact]
    public async Task ServiceGone_SaysSoAndComesBack()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;
        var page = open.Page;

        await page.Context.SetOfflineAsync(true);
        await page.Document().FillAsync("A sentence.");
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Locator("#panel-summarize .problem")).ToContainTextAsync("The service does not answer");

        await page.Context.SetOfflineAsync(false);
        await page.Button("Send again").ClickAsync();
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task KeyAskedFor_IsSentAndKeptInThisTabOnly()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;
        var page = open.Page;
        await page.RouteAsync("**/v1/summarize", route => route.Request.Headers.GetValueOrDefault("authorization") == "Bearer the-key"
            ? route.FallbackAsync()
            : route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = """{"title": "A key is needed", "status": 401, "detail": "Send a key."}""" }));
        await page.Document().FillAsync("A sentence about bees.");
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Locator("#panel-summarize .problem")).ToContainTextAsync("A key is needed");

        await page.GetByLabel("API key").FillAsync("the-key");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("API key")).ToBeHiddenAsync();
        await page.Button("Send again").ClickAsync();

        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        Assert.DoesNotContain("the-key", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + document.cookie"));
        Assert.DoesNotContain("the-key", page.Url);
    }

    private static async Task<bool> IsDarkAsync(IPage page) =>
        await page.EvaluateAsync<bool>(
            "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b) < 200");
}
