using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Summarize;

[Trait(Category.Name, Category.Browser)]
public sealed class SummarizeTests(BrowserFixture browser)
{
    [Fact]
    public async Task Summarize_Sample_StreamsAndLinksEveryQuotation()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.WriteDownStreamAsync("#panel-summarize .result .output");

        await page.Button("Sample").ClickAsync();
        await page.Button("Summarize").ClickAsync();
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");

        var steps = await page.StreamedAsync();
        Assert.True(steps.Length > 5, "the summary came at once, not as a stream");
        var quoted = page.Locator("#panel-summarize .result mark");
        var places = page.Locator("#panel-summarize .paper mark");
        Assert.True(await quoted.CountAsync() > 0);
        Assert.Equal(await quoted.CountAsync(), await places.CountAsync());
        await quoted.First.HoverAsync();
        await Expect(
            places.And(page.Locator($"[data-source='{await quoted.First.GetAttributeAsync("data-source")}']"))).ToHaveClassAsync("lit");
        Assert.Equal(
            await quoted.First.Locator("a").TextContentAsync(),
            await page.Locator("#panel-summarize .paper mark.lit a").TextContentAsync());
    }

    [Fact]
    public async Task Summarize_Finished_ShowsWhereTheTimeWent()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;

        await page.SummarizeAsync("A first sentence about bees. A second sentence about honey.");

        await Expect(page.Locator("#panel-summarize .result .phases .phase")).ToHaveCountAsync(4);
        await Expect(page.Locator("#panel-summarize .result .numbers")).ToContainTextAsync("TTFT");
        await Expect(page.Locator("#panel-summarize .result .legend")).ToContainTextAsync("Encode");
    }

    [Fact]
    public async Task Summarize_CharactersOutsideTheBasicPlane_MarksTheRightPlaces()
    {
        const string Sentence = "The comet came back in 1986 and will be seen again.";
        await using var open = await browser.OpenAsync();
        var page = open.Page;

        await page.SummarizeAsync($"😀🚀 {Sentence}");

        var mark = page.Locator("#panel-summarize .paper mark a").First;
        Assert.Equal(await page.Locator("#panel-summarize .result mark a").First.TextContentAsync(), await mark.TextContentAsync());
        Assert.EndsWith(".", await mark.TextContentAsync());
    }

    [Fact]
    public async Task Cancel_WhileItWrites_KeepsWhatIsThereAndFreesTheModel()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.OfferWritingAsync();
        await page.Locator("#panel-summarize").GetByLabel("Extractiveness").SelectOptionAsync("low");
        await page.Locator("#panel-summarize summary").ClickAsync();
        await page.GetByLabel("Min tokens").FillAsync("256");
        await page.Document().FillAsync(string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 100)));

        await page.CancelAtFirstWordAsync();
        await page.Button("Summarize").ClickAsync();

        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "cancelled");
        await Expect(page.Locator("#panel-summarize .result")).ToContainTextAsync("Cancelled. This much was written:");
        await Expect(page.Locator("#panel-summarize .result .prose")).Not.ToBeEmptyAsync();
        await Expect(page.Button("Summarize")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Summarize_FieldOutOfRange_ShowsTheProblemAtTheField()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;
        var page = open.Page;
        await page.Locator("#panel-summarize summary").ClickAsync();
        await page.GetByLabel("Max tokens", new() { Exact = true }).FillAsync("0");

        await page.Document().FillAsync("A sentence.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("#panel-summarize .result .problem")).ToContainTextAsync("max_tokens must be 1 to 256; it is 0.");
        await Expect(page.Locator("[name=max_tokens]")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task Summarize_LongDocument_IsReadInParts()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.Document().FillAsync(Long);
        await Expect(page.Locator("#text-count")).ToContainTextAsync("tokens");

        await page.Button("Summarize").ClickAsync();

        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.Locator("#panel-summarize .result .notes")).ToContainTextAsync("parts, which were summarized side by side");
    }

    [Fact]
    public async Task Summarize_LongDocumentRefused_NamesTheControlAndReadsItInPartsWithOneButton()
    {
        await using var open = await browser.OpenAsync();
        open.ProblemsExpected = true;
        var page = open.Page;
        await page.Document().FillAsync(Long);
        await page.GetByLabel("Long documents").SelectOptionAsync("refuse");
        await Expect(page.Locator("#text-count")).ToContainTextAsync("more than the 1,024");

        await page.Button("Summarize").ClickAsync();

        var problem = page.Locator("#panel-summarize .result .problem");
        await Expect(problem).ToContainTextAsync("Limit 1,024, given");
        await Expect(problem).Not.ToContainTextAsync("strategy");
        await Expect(page.Button("Send again")).ToHaveCountAsync(0);
        await page.Button("Read it in parts").ClickAsync();
        await Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.Locator("#text-count")).Not.ToContainTextAsync("more than");
    }

    private static string Long { get; } = string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 400));
}
