using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Shell;

[Trait(Category.Name, Category.Browser)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("#summarize", ColorScheme.Light)]
    [InlineData("#summarize", ColorScheme.Dark)]
    [InlineData("#compress", ColorScheme.Light)]
    [InlineData("#compress", ColorScheme.Dark)]
    public async Task Page_EmptyAndFinished_HasNoViolation(string tab, ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(tab, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await open.Page.ViolationsAsync());

        await open.Page.FillSampleAndRunAsync(tab);

        Assert.Empty(await open.Page.ViolationsAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task CompareSwitchedOffAndPhone_HaveNoViolation(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync("#compare", new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 844 } });

        await Assertions.Expect(open.Page.Button("Measure")).ToBeDisabledAsync();

        Assert.Empty(await open.Page.ViolationsAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task CodeAndDetails_HaveNoViolation(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(options: new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await open.Page.SummarizeAsync("A first sentence about bees. A second sentence about honey.");
        await open.Page.Locator("#panel-summarize .result footer summary").ClickAsync();
        Assert.Empty(await open.Page.ViolationsAsync());

        await open.Page.Button("As C#").ClickAsync();

        Assert.Empty(await open.Page.ViolationsAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Problem_HasNoViolation(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(options: new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        open.ProblemsExpected = true;
        await open.Page.Locator("#panel-summarize summary").ClickAsync();
        await open.Page.GetByLabel("Most tokens", new() { Exact = true }).FillAsync("0");
        await open.Page.Document().FillAsync("A sentence.");
        await open.Page.Button("Summarize").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#panel-summarize .problem")).ToBeVisibleAsync();

        Assert.Empty(await open.Page.ViolationsAsync());
    }
}
