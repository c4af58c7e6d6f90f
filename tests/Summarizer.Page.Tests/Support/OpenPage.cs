using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Summarizer.Page.Tests.Support;

/// <summary>
/// The page in a profile of its own, and whatever went wrong in it: closing it fails the test when the console had errors or another host
/// was asked.
/// </summary>
public sealed class OpenPage : IAsyncDisposable
{
    // Far more than anything takes: a busy machine must not fail a test.
    private const float Patience = 60_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = [];

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>
    /// Set by tests that provoke problems: browsers write every status above 399, and every failed request, to the console.
    /// </summary>
    public bool ProblemsExpected { get; set; }

    public static async Task<OpenPage> OpenAsync(IBrowser browser, Uri service, string fragment, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        page.Console += (_, m) => open.Note(m);
        page.PageError += (_, e) => open._faults.Enqueue($"uncaught: {e}");
        await context.RouteAsync(_ => true, route => open.GuardAsync(route, service));
        await page.GotoAsync(new Uri(service, "/" + fragment).ToString());
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Ready");
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_faults);
    }

    private void Note(IConsoleMessage message)
    {
        var expected = ProblemsExpected && message.Text.StartsWith("Failed to load resource:", StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !expected)
        {
            _faults.Enqueue($"{message.Type}: {message.Text}");
        }
    }

    private Task GuardAsync(IRoute route, Uri service)
    {
        var asked = new Uri(route.Request.Url);
        if (asked.Authority == service.Authority || asked.Scheme is "data" or "blob")
        {
            return route.ContinueAsync();
        }

        _faults.Enqueue($"another host was asked: {asked}");
        return route.AbortAsync();
    }
}
