using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Compare;

[Collection(Measuring.Name)]
[Trait(Category.Name, Category.Browser)]
public sealed class CompareLooksTests(BrowserFixture browser, MeasuringService service)
{
    public static TheoryData<string, bool> States =>
        new(PageStates.All.Where(s => s.Measures).SelectMany(s => new[] { (s.Name, false), (s.Name, true) }));

    [Theory]
    [MemberData(nameof(States))]
    public async Task State_OfAComparison_HasNoViolation(string name, bool phone)
    {
        var state = PageStates.All.Single(s => s.Name == name);
        var window = PageWindow.Of(phone ? ColorScheme.Dark : ColorScheme.Light, phone, state.Height);
        await using var open = await browser.OpenAsync(service.Address, state.Tab, window);
        using var frozen = await state.Reach(open.Page, service.Process);

        await open.Page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Comparison_NarrowWindow_HasNoHorizontalScroll()
    {
        await using var open = await browser.OpenAsync(
            service.Address, "#compare", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await open.Page.MeasurePairAsync();

        Assert.Equal(320, await open.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, 320)"));
    }
}
