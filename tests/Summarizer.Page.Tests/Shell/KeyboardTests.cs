using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Shell;

[Trait(Category.Name, Category.Browser)]
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const string Focused = "() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent.trim() ?? e.textContent.trim(); }";

    [Fact]
    public async Task WholePage_WithoutMouse_SummarizesReadsQuotationsAndCompresses()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;

        // In: past the skip link to the document, in the order in which things are seen.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Sample");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Document()).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Lighthouses"));
        await TabToAsync(page, "Text of the document");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");

        // From a quotation to its place and back.
        var quotation = await page.Locator("#panel-summarize .result mark a").First.TextContentAsync();
        await page.Locator("#panel-summarize .result [data-do=csharp]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(quotation, await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await Expect(page.Locator("#panel-summarize .paper mark.lit")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('.paper') !== null"));
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('.output') !== null"));

        // To the other tab by arrow, and through its form.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Summarize" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Compress" })).ToBeFocusedAsync();
        await TabToAsync(page, "Sample");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".passage")).ToHaveCountAsync(5);
        await TabToAsync(page, "Text of passage 1");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#panel-compress .result")).ToHaveAttributeAsync("data-state", "done");
    }

    // Every stop on the way must show where the focus is.
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(
                await page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"), "the focus cannot be seen");
            if (await page.EvaluateAsync<string>(Focused) == name)
            {
                return;
            }
        }

        Assert.Fail($"'{name}' cannot be reached with the Tab key.");
    }
}
