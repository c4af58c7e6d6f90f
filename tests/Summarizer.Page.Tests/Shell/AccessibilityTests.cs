using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Shell;

/// <summary>
/// The rules of axe hold in every state of the page, light on a desktop and dark on a phone, and on the reference of the API.
/// </summary>
[Trait(Category.Name, Category.Browser)]
[Trait(Category.Name, Category.Slow)]
public sealed class AccessibilityTests(BrowserFixture browser, ShippedService service) : IClassFixture<ShippedService>
{
    public static TheoryData<string, bool> States =>
        new(PageStates.All.Where(s => !s.Measures).SelectMany(s => new[] { (s.Name, false), (s.Name, true) }));

    [Theory]
    [MemberData(nameof(States))]
    public async Task State_OfThePage_HasNoViolation(string name, bool phone)
    {
        var state = PageStates.All.Single(s => s.Name == name);
        await using var open = await browser.OpenAsync(state.NeedsParts ? browser.Service : service.Address, state.Tab, Window(phone));
        open.ProblemsExpected = state.HasProblem;
        using var frozen = await state.Reach(open.Page, service.Process);

        await open.Page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CompareSwitchedOff_HasNoViolation(bool phone)
    {
        await using var open = await browser.OpenAsync("#compare", Window(phone));
        await Assertions.Expect(open.Page.Button("Measure")).ToBeDisabledAsync();

        await open.Page.AssertAccessibleAsync();
    }

    // The shared service writes, so that there are words when it is cancelled.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CancelledWhileItWrites_HasNoViolation(bool phone)
    {
        await using var open = await browser.OpenAsync("#summarize", Window(phone));
        await open.Page.OfferWritingAsync();
        await open.Page.Locator("#panel-summarize").GetByLabel("Extractiveness").SelectOptionAsync("low");
        await open.Page.Document().FillAsync(string.Concat(Enumerable.Repeat("The keepers wrote a log. ", 100)));
        await open.Page.CancelAtFirstWordAsync();
        await open.Page.Button("Summarize").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "cancelled");

        await open.Page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FieldsOfAModelThatWrites_AndAFieldThatIsWrong_HaveNoViolation(bool phone)
    {
        await using var open = await browser.OpenAsync(options: Window(phone));
        open.ProblemsExpected = true;
        await open.Page.OfferWritingAsync();
        await open.Page.Locator("#panel-summarize summary").ClickAsync();
        await open.Page.GetByLabel("Max tokens", new() { Exact = true }).FillAsync("0");
        await open.Page.Document().FillAsync("A sentence.");
        await open.Page.Button("Summarize").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#panel-summarize .problem")).ToBeVisibleAsync();

        await open.Page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KeyAskedFor_HasNoViolation(bool phone)
    {
        await using var open = await browser.OpenAsync(service.Address, options: Window(phone));
        await open.Page.EvaluateAsync("() => document.dispatchEvent(new Event('summarizer:unauthorized'))");
        await Assertions.Expect(open.Page.GetByLabel("API key")).ToBeVisibleAsync();

        await open.Page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reference_HasNoViolation(bool phone)
    {
        await using var open = await browser.OpenAsync(service.Address, options: Window(phone));
        await open.Page.GotoAsync(new Uri(service.Address, "/reference").ToString());
        await Assertions.Expect(open.Page.GetByText("/v1/summarize").First).ToBeAttachedAsync();

        await open.Page.AssertAccessibleAsync();
    }

    private static BrowserNewContextOptions Window(bool phone) => PageWindow.Of(phone ? ColorScheme.Dark : ColorScheme.Light, phone);
}
