using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Compare;

[Collection(Measuring.Name)]
[Trait(Category.Name, Category.Browser)]
public sealed class CompareLooksTests(BrowserFixture browser, MeasuringService service)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Comparison_Finished_HasNoAccessibilityViolation(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare", new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await open.Page.MeasurePairAsync();

        Assert.Empty(await open.Page.ViolationsAsync());
    }

    [Fact]
    public async Task Comparison_NarrowWindow_HasNoHorizontalScroll()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await open.Page.MeasurePairAsync();

        Assert.Equal(320, await open.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, 320)"));
    }
}
