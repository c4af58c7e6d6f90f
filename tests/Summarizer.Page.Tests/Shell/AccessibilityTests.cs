using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Shell;

public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData("#summarize", ColorScheme.Light)]
    [InlineData("#summarize", ColorScheme.Dark)]
    [InlineData("#compress", ColorScheme.Light)]
    [InlineData("#compress", ColorScheme.Dark)]
    public async Task Page_EmptyAndFinished_HasNoViolation(string tab, ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(tab, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await ViolationsAsync(open.Page));

        await open.Page.FillSampleAndRunAsync(tab);

        Assert.Empty(await ViolationsAsync(open.Page));
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

        Assert.Empty(await ViolationsAsync(open.Page));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.SelectMany(v => v.Nodes, (v, n) => $"{v.Id}: {v.Help}: {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}");
    }
}
