using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Compress;

[Trait(Category.Name, Category.Browser)]
public sealed class CompressTests(BrowserFixture browser)
{
    [Fact]
    public async Task Compress_Sample_ShowsWhatEachPassageKeepsAndTheSaving()
    {
        await using var open = await browser.OpenAsync("#compress");
        var page = open.Page;
        await page.Button("Sample").ClickAsync();
        await Expect(page.Locator(".passage")).ToHaveCountAsync(5);

        await page.Button("Compress").ClickAsync();
        await Expect(page.Locator("#panel-compress .result")).ToHaveAttributeAsync("data-state", "done");

        Assert.Equal(5, await page.Locator(".passage[data-state='kept'], .passage[data-state='dropped']").CountAsync());
        Assert.True(await page.Locator(".passage[data-state='kept'] mark").CountAsync() > 0);
        await Expect(page.Locator(".passage[data-state='dropped'] .verdict").First).ToContainTextAsync("Dropped: ");
        await Expect(page.Locator(".savings")).ToContainTextAsync("saved");
        Assert.Contains(
            (await page.Locator(".passage mark a").First.TextContentAsync())!, await page.Locator(".context").TextContentAsync());
    }

    [Fact]
    public async Task Compress_TokenBudget_IsKeptAndShown()
    {
        await using var open = await browser.OpenAsync("#compress");
        var page = open.Page;
        await page.Button("Sample").ClickAsync();
        await page.GetByLabel("Keep tokens").CheckAsync();
        await page.GetByLabel("Tokens to keep").FillAsync("70");

        await page.Button("Compress").ClickAsync();

        await Expect(page.Locator(".savings .hint")).ToContainTextAsync("the budget was 70");
    }

    [Fact]
    public async Task Context_PointedAt_LightsUpItsPassage()
    {
        await using var open = await browser.OpenAsync("#compress");
        var page = open.Page;
        await page.Button("Sample").ClickAsync();
        await page.Button("Compress").ClickAsync();

        await page.Locator(".context mark a").First.HoverAsync();

        var number = await page.Locator(".context mark").First.GetAttributeAsync("data-source");
        await Expect(page.Locator($".passage mark.lit[data-source='{number}']").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PasteSeveral_EmptyLines_SeparatePassages()
    {
        await using var open = await browser.OpenAsync("#compress");
        var page = open.Page;

        await page.Button("Paste several").ClickAsync();
        await page.Locator("#paste textarea").FillAsync("One passage\nin two lines.\n\nAnother one.\n \n\nA third.");
        await page.Button("Add them").ClickAsync();

        await Expect(page.Locator(".passage")).ToHaveCountAsync(3);
        await Expect(page.GetByLabel("Text of passage 1")).ToHaveValueAsync("One passage\nin two lines.");
        await page.Button("Remove passage 2").ClickAsync();
        await Expect(page.GetByLabel("Text of passage 2")).ToHaveValueAsync("A third.");
        await Expect(page.GetByLabel("Text of passage 2")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Compress_WithoutQuestionOrPassage_CannotBeStarted()
    {
        await using var open = await browser.OpenAsync("#compress");
        var page = open.Page;
        await page.GetByLabel("Text of passage 1").FillAsync("Bees make honey.");

        await Expect(page.Button("Compress")).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#panel-compress .result")).ToHaveAttributeAsync("data-state", "empty");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "Question" }).FillAsync("Who makes honey?");
        await Expect(page.Button("Compress")).ToBeEnabledAsync();
        await page.GetByLabel("Text of passage 1").FillAsync(" ");
        await Expect(page.Button("Compress")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Compress_ProblemOfTheService_IsShownAndLetsEdit()
    {
        await using var open = await browser.OpenAsync("#compress");
        open.ProblemsExpected = true;
        var page = open.Page;
        await page.GetByLabel("Text of passage 1").FillAsync("Bees make honey.");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "Question" }).FillAsync(new string('q', 2001));

        await page.Button("Compress").ClickAsync();

        await Expect(page.Locator("#panel-compress .problem")).ToContainTextAsync("query");
        await Expect(page.GetByLabel("Text of passage 1")).ToBeEditableAsync();
    }
}
