using Microsoft.Playwright;

namespace Summarizer.Page.Tests.Support;

/// <summary>What people do on the page, in the words of the tests.</summary>
internal static class Steps
{
    /// <summary>The field for the document.</summary>
    public static ILocator Document(this IPage page) => page.GetByLabel("Text of the document");

    /// <summary>Writes a document and waits for its summary.</summary>
    public static async Task SummarizeAsync(this IPage page, string text)
    {
        await page.Document().FillAsync(text);
        await page.Button("Summarize").ClickAsync();
        await Assertions.Expect(page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
    }

    /// <summary>Takes the sample of a tab and waits for its result.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tab">Fragment of the tab.</param>
    public static async Task FillSampleAndRunAsync(this IPage page, string tab)
    {
        var panel = $"#panel-{tab[1..]}";
        await page.Button("Sample").ClickAsync();
        await Assertions.Expect(page.Locator($"{panel} textarea").First).Not.ToHaveValueAsync("");
        await page.Locator($"{panel} [data-do=run]").ClickAsync();
        await Assertions.Expect(page.Locator($"{panel} .result")).ToHaveAttributeAsync("data-state", "done");
    }

    /// <summary>Runs a small comparison and waits for its report.</summary>
    public static async Task MeasurePairAsync(this IPage page)
    {
        foreach (var (name, value) in new[] { ("input_tokens", "32"), ("output_tokens", "8"), ("runs", "5"), ("warmup", "0") })
        {
            await page.Locator($"#compare-form [name={name}]").FillAsync(value);
        }

        await page.StartMeasuringAsync();
        await Assertions.Expect(page.Locator("#compare-output")).ToHaveAttributeAsync("data-state", "done");
    }

    /// <summary>
    /// Starts a comparison. One whose page was closed a moment ago may still be ending; then it asks again, as a visitor would.
    /// </summary>
    public static async Task StartMeasuringAsync(this IPage page)
    {
        var refused = page.Locator("#compare-output .problem", new() { HasText = "Another comparison is running" });
        do
        {
            await page.Button("Measure").ClickAsync();
            await Assertions.Expect(
                page.Locator("#compare-output").Locator(".problem, progress[value], .verdict-line").First).ToBeVisibleAsync();
        }
        while (await refused.CountAsync() > 0);
    }

    /// <summary>A button that can be seen, by its name.</summary>
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>
    /// Presses the summary's Cancel as soon as there is a word of it, which no test can do from outside: the model is too fast.
    /// </summary>
    public static Task CancelAtFirstWordAsync(this IPage page) => page.EvaluateAsync(
        """
        () => {
          const box = document.querySelector("#panel-summarize .output");
          const observer = new MutationObserver(() => {
            if (box.querySelector(".prose")?.textContent) {
              observer.disconnect();
              document.querySelector("#panel-summarize [data-do=cancel]").click();
            }
          });
          observer.observe(box, { childList: true, characterData: true, subtree: true });
        }
        """);

    /// <summary>Notes every state of a text from now on.</summary>
    public static Task WriteDownStreamAsync(this IPage page, string selector) => page.EvaluateAsync(
        """
        selector => {
          window.streamed = [];
          const box = document.querySelector(selector);
          new MutationObserver(() => window.streamed.push(box.textContent)).observe(box, { childList: true, characterData: true, subtree: true });
        }
        """,
        selector);

    /// <summary>The states that were noted.</summary>
    public static Task<string[]> StreamedAsync(this IPage page) => page.EvaluateAsync<string[]>("() => window.streamed");

    /// <summary>Shows the page a model that writes in its own words, so that it offers what such a model can do.</summary>
    public static async Task OfferWritingAsync(this IPage page)
    {
        await page.RouteAsync("**/info", async route =>
        {
            var response = await route.FetchAsync();
            var info = (await response.JsonAsync())!.Value.ToString().Replace(
                "\"quoting\"", "\"free_text\",\"quoting\"", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = response, Body = info });
        });
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("own words");
    }
}
