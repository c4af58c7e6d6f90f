using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Compare;

[Collection(Measuring.Name)]
[Trait(Category.Name, Category.Browser)]
public sealed class CompareTests(BrowserFixture browser, MeasuringService service)
{
    [Fact]
    public async Task Measure_OnePair_ShowsRatiosWithIntervalsAndMarksTheBaseline()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare");
        var page = open.Page;

        await page.MeasurePairAsync();

        await Expect(page.Locator(".verdict-line")).ToContainTextAsync("end to end, 95 %: ");
        await Expect(page.Locator(".verdict-line .chip")).ToHaveTextAsync("quality: none");
        await Expect(page.Locator(".figure")).ToHaveCountAsync(4);
        await Expect(page.Locator(".canvas .whisker")).ToHaveCountAsync(9);
        await Expect(page.Locator(".footnotes")).ToContainTextAsync("5 runs after 0 of warm-up");
        Assert.Equal(3, await page.Locator(".figure details").CountAsync());
    }

    [Fact]
    public async Task Measure_Running_ShowsEveryTurn()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare");
        var page = open.Page;
        await page.EvaluateAsync(
            """
            () => {
              window.turns = new Set();
              new MutationObserver(() => window.turns.add(document.querySelector("progress")?.value)).observe(document.getElementById("compare-output"), { childList: true, attributes: true, characterData: true, subtree: true });
            }
            """);

        await page.MeasurePairAsync();

        Assert.Contains(10, await page.EvaluateAsync<int[]>("() => [...window.turns].filter(t => t !== undefined)"));
    }

    [Fact]
    public async Task Measure_Sweep_ShowsEveryPairAsColourAndAsTable()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare");
        var page = open.Page;
        await page.GetByLabel("A sweep over many").CheckAsync();
        await page.Locator("[name=sweep_input]").FillAsync("16, 64");
        await page.Locator("[name=sweep_output]").FillAsync("4 16");
        await page.Locator("#compare-form [name=runs]").FillAsync("5");
        await page.Locator("#compare-form [name=warmup]").FillAsync("0");

        await page.Button("Measure").ClickAsync();
        await Expect(page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done");

        await Expect(page.Locator(".canvas .cell:is(.faster, .slower, .even)")).ToHaveCountAsync(4);
        await Expect(page.Locator(".verdict-line")).ToContainTextAsync("of 4 pairs of lengths");
        var figure = page.Locator(".figure").First;
        await figure.GetByText("As a table").ClickAsync();
        await Expect(figure.Locator("tbody td")).ToHaveCountAsync(4);
        await Expect(figure.Locator("tbody td").First).ToContainTextAsync("×");
        await page.Locator(".pick select").SelectOptionAsync("4");
        await Expect(page.Locator(".over-length h2")).ToContainTextAsync("4 tokens out");
    }

    [Fact]
    public async Task Measure_AnotherIsRunning_SaysBusyAndSendsAgainWhenItIsDone()
    {
        await using var first = await browser.OpenAsync(service.Address, "#compare");
        await using var second = await browser.OpenAsync(service.Address, "#compare");
        second.ProblemsExpected = true;
        await first.Page.Locator("#compare-form [name=runs]").FillAsync("50");
        await first.Page.Locator("#compare-form [name=output_tokens]").FillAsync("256");
        await first.Page.Button("Measure").ClickAsync();
        await Expect(first.Page.Locator(".progress .working")).ToContainTextAsync("Turn ");

        await second.Page.Locator("#compare-form [name=runs]").FillAsync("1");
        await second.Page.Locator("#compare-form [name=output_tokens]").FillAsync("4");
        await second.Page.Button("Measure").ClickAsync();
        await Expect(second.Page.Locator("#compare-output .problem")).ToContainTextAsync("Another comparison is running");
        var again = second.Page.GetByRole(AriaRole.Button, new() { Name = "Send again in" });
        await Expect(again).ToHaveAttributeAsync("aria-disabled", "true");

        await first.Page.Button("Cancel").ClickAsync();
        await Expect(first.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "cancelled");
        await second.Page.Button("Send again").ClickAsync();
        await Expect(second.Page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task Measure_SwitchedOff_SaysWhatToDo()
    {
        await using var open = await browser.OpenAsync("#compare");

        await Expect(open.Page.Button("Measure")).ToBeDisabledAsync();
        await Expect(open.Page.Locator("#compare-output")).ToContainTextAsync("Comparisons are switched off here");
        await Expect(open.Page.Locator("#compare-output")).ToContainTextAsync("Summarizer__Compare__Enabled");
    }

    [Fact]
    public async Task Measure_WrongLengths_ShowsTheProblem()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare");
        open.ProblemsExpected = true;
        await open.Page.Locator("#compare-form [name=output_tokens]").FillAsync("100000");

        await open.Page.Button("Measure").ClickAsync();

        await Expect(open.Page.Locator("#compare-output .problem")).ToContainTextAsync("output_tokens");
    }
}
