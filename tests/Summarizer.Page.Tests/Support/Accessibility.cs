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

    /// <summary>What is against the rules on the page as it is now.</summary>
    public static async Task<IEnumerable<string>> ViolationsAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.SelectMany(v => v.Nodes, (v, n) => $"{v.Id}: {v.Help}: {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}");
    }
}
