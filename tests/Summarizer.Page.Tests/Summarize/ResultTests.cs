using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Summarizer.Page.Tests.Summarize;

/// <summary>What people get from a summary, with the service as it comes.</summary>
[Trait(Category.Name, Category.Browser)]
public sealed partial class ResultTests(BrowserFixture browser, ShippedService service) : IClassFixture<ShippedService>
{
    [Fact]
    public async Task Empty_NewVisitor_ReadsWhatTheModelDoesAndCannotStart()
    {
        await using var open = await browser.OpenAsync(service.Address);

        await Expect(open.Page.Locator("#panel-summarize .result")).ToContainTextAsync(
            "pocket quotes: a summary consists of sentences of the document");
        await Expect(open.Page.Locator("#status")).ToContainTextAsync("English");
        await Expect(open.Page.Button("Summarize")).ToBeDisabledAsync();
        await Expect(open.Page.GetByLabel("Temperature")).ToBeHiddenAsync();
        await Expect(open.Page.Locator("#panel-summarize").GetByLabel("Extractiveness")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Summarize_Sample_SaysWhatItSavesAndKeepsNumbersBehindDetails()
    {
        await using var open = await SummarizedAsync();

        await Expect(open.Page.Locator("#panel-summarize .saved")).ToHaveTextAsync(Saved());
        await Expect(open.Page.Locator("#panel-summarize .phases")).ToBeHiddenAsync();
        await open.Page.Locator("#panel-summarize .result footer summary").ClickAsync();
        await Expect(open.Page.Locator("#panel-summarize .phases")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Summarize_LongDocument_CountsThePartsThatAreRead()
    {
        await using var open = await browser.OpenAsync(service.Address);
        await open.Page.WriteDownStreamAsync("#panel-summarize .result .output");

        await open.Page.SummarizeAsync(string.Concat(Enumerable.Range(1, 2500).Select(i => $"In the year {1200 + i} the town built bridge number {i} over the river. ")));

        Assert.Contains(await open.Page.StreamedAsync(), s => Parts().IsMatch(s));
    }

    [Fact]
    public async Task Text_Changed_TakesTheOldSummaryAway()
    {
        await using var open = await SummarizedAsync();

        await open.Page.Button("Edit").ClickAsync();
        await open.Page.Document().PressAsync("x");

        await Expect(open.Page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "empty");
        await Expect(open.Page.Locator("#panel-summarize .result .prose")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Text_Reloaded_IsStillThere_InThisTabOnly()
    {
        await using var open = await browser.OpenAsync(service.Address);
        await open.Page.Document().FillAsync("The keepers wrote a log.");

        await open.Page.ReloadAsync();
        await Expect(open.Page.Document()).ToHaveValueAsync("The keepers wrote a log.");
        await Expect(open.Page.Button("Summarize")).ToBeEnabledAsync();

        var other = await open.Page.Context.NewPageAsync();
        await other.GotoAsync(service.Address.ToString());
        await Expect(other.Document()).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Download_Summary_IsMarkdown()
    {
        await using var open = await SummarizedAsync();
        var summary = await open.Page.Locator("#panel-summarize .result .prose").InnerTextAsync();

        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Button("Download").ClickAsync());

        Assert.Equal("summary.md", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("# Summary\n\n", text);
        Assert.Contains(summary[..20], text);
        Assert.Contains("% shorter", text);
    }

    [Fact]
    public async Task AsCurl_Command_GivesTheSameSummary()
    {
        await using var open = await SummarizedAsync();
        await open.Page.Button("As curl").ClickAsync();
        var command = await open.Page.Locator("#code pre").TextContentAsync();

        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", command!]) { RedirectStandardOutput = true })!;
        var answer = JsonDocument.Parse(await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(WithoutSpaces(await SummaryAsync(open.Page)), WithoutSpaces(answer.GetProperty("summary").GetString()!));
    }

    [Fact]
    public async Task Length_Chosen_IsAskedFor()
    {
        await using var open = await browser.OpenAsync(service.Address);
        await open.Page.Locator("#panel-summarize [name=length]").SelectOptionAsync("short");
        await open.Page.Locator("#panel-summarize [name=format]").SelectOptionAsync("bullets");
        await open.Page.FillSampleAndRunAsync("#summarize");

        await open.Page.Button("As curl").ClickAsync();

        await Expect(open.Page.Locator("#code pre")).ToContainTextAsync("\"length\": \"short\"");
        await Expect(open.Page.Locator("#code pre")).ToContainTextAsync("\"format\": \"bullets\"");
    }

    [Fact]
    public async Task AsCSharp_Program_CompilesAndGivesTheSameSummary()
    {
        await using var open = await SummarizedAsync();
        await open.Page.Button("As C#").ClickAsync();
        var program = await open.Page.Locator("#code pre").TextContentAsync();

        Assert.Contains(WithoutSpaces(await SummaryAsync(open.Page)), WithoutSpaces(await RunAsync(program!)));
    }

    [Fact]
    public async Task Compare_LocalService_IsAllowedWithoutSettings()
    {
        await using var open = await browser.OpenAsync(service.Address, "#compare");

        await Expect(open.Page.Button("Measure")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Phone_LongPane_KeepsTheActionInReach()
    {
        await using var open = await browser.OpenAsync(
            service.Address, options: new() { ViewportSize = new() { Width = 390, Height = 700 }, HasTouch = true, IsMobile = true });
        await open.Page.Document().FillAsync("The keepers wrote a log. The lamp was lit at dusk.");

        await Expect(open.Page.Button("Summarize")).ToBeInViewportAsync();
        await Expect(open.Page.Locator("#panel-summarize .keys")).ToBeHiddenAsync();
        await open.Page.Button("Summarize").ClickAsync();
        await Expect(open.Page.Locator("#panel-summarize .result")).ToHaveAttributeAsync("data-state", "done");
        await Expect(open.Page.Locator("#panel-summarize .result .prose")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Reference_Page_ShowsTheRoutesAndAsksNobodyElse()
    {
        await using var open = await browser.OpenAsync(service.Address);

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Reference of the API" }).ClickAsync();

        await Expect(open.Page.GetByText("/v1/summarize").First).ToBeVisibleAsync();
    }

    private async Task<OpenPage> SummarizedAsync()
    {
        var open = await browser.OpenAsync(service.Address);
        await open.Page.FillSampleAndRunAsync("#summarize");
        return open;
    }

    private static Task<string> SummaryAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { const p = document.querySelector('#panel-summarize .result .prose').cloneNode(true); p.querySelectorAll('sup').forEach(s => s.remove()); return p.textContent; }");

    private static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static async Task<string> RunAsync(string program)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileName(f).StartsWith("System", StringComparison.Ordinal) || Path.GetFileName(f) is "mscorlib.dll" or "netstandard.dll")
            .Select(f => MetadataReference.CreateFromFile(f));
        var usings = CSharpSyntaxTree.ParseText("global using System; global using System.Net.Http; global using System.Threading.Tasks;");
        var compilation = CSharpCompilation.Create(
            "snippet", [CSharpSyntaxTree.ParseText(program), usings], references, new(OutputKind.ConsoleApplication));
        var folder = Directory.CreateTempSubdirectory("snippet-");
        var file = Path.Combine(folder.FullName, "snippet.dll");
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        await File.WriteAllTextAsync(
            Path.ChangeExtension(file, ".runtimeconfig.json"),
            """{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "VERSION"}}}""".Replace("VERSION", Environment.Version.ToString(3), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        return Regex.Unescape(output.Replace("\\\"", "\"", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^Reading the document: part \d+ of \d+$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\d+ → \d+ words, \d+ % shorter, [\d.]+ s$")]
    private static partial Regex Saved();
}
