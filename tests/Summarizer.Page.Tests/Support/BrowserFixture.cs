using Microsoft.Playwright;
using Summarizer.Page.Tests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Summarizer.Page.Tests.Support;

/// <summary>One browser and one service for all tests; each test gets a context of its own, which is a fresh profile.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>
    /// The options that let the language model write every summary, also where the sentence chooser would take sentences of the document:
    /// tests of streams need an engine that writes, whatever it writes.
    /// </summary>
    internal static readonly (string Name, string Value)[] WritesItself = [("ChooseSentences", "false"), ("Summarization__AllowUntrainedModes", "true")];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServiceProcess? _service;

    /// <summary>The shared service.</summary>
    public Uri Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not { } program)
        {
            return;
        }

        _service = ServiceProcess.Start([.. WritesItself, ("Compare__Enabled", "false")]);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        Service = await _service.ReadyAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the page of the shared service.</summary>
    public Task<OpenPage> OpenAsync(string fragment = "", BrowserNewContextOptions? options = null) =>
        OpenAsync(Service, fragment, options);

    /// <summary>Opens the page of any service.</summary>
    internal async Task<OpenPage> OpenAsync(Uri service, string fragment = "", BrowserNewContextOptions? options = null)
    {
        Chromium.Require();
        return await OpenPage.OpenAsync(_browser!, service, fragment, options ?? new());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _service?.Dispose();
    }
}
