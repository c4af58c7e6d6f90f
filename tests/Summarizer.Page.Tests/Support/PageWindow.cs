using Microsoft.Playwright;

namespace Summarizer.Page.Tests.Support;

/// <summary>The windows in which the page is looked at.</summary>
internal static class PageWindow
{
    /// <summary>A desktop's window, or a phone's.</summary>
    public static BrowserNewContextOptions Of(ColorScheme scheme, bool phone, int height = 860) => new()
    {
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        IsMobile = phone,
        HasTouch = phone,
        ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = height },
    };
}
