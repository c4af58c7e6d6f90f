using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Summarizer.Page.Tests.Support;

/// <summary>The rules of axe, as far as a program can check WCAG 2.2 AA.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>Fails when the page as it is now is against the rules; the message has one violation a line.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        var violations = result.Violations.SelectMany(v => v.Nodes, Describe).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    private static string Describe(AxeResultItem rule, AxeResultNode node) =>
        $"{rule.Id}: {rule.Help}: {node.Html} {string.Join("; ", node.Any.Select(c => c.Message))}";
}
