namespace Summarizer.Page.Tests.Support;

/// <summary>
/// A service that may compare, with a queue of one: what the shared service refuses it allows, and the other way round. For pictures it compares with the baseline that
/// the service makes itself.
/// </summary>
public sealed class MeasuringService : IAsyncLifetime
{
    private SecondModel? _second;
    private ServiceProcess? _service;

    /// <summary>Its address.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            List<(string, string)> settings = [.. BrowserFixture.WritesItself, ("Compare__Enabled", "true"), ("Engine__MaxBatchSize", "1"), ("Engine__MaxQueuedRequests", "1")];
            if (!Screenshots.ScreenshotTests.Wanted)
            {
                _second = SecondModel.Create();
                settings.Add(("Compare__BaselinePath", _second.Folder));
            }

            _service = ServiceProcess.Start(settings);
            Address = await _service.ReadyAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _service?.Dispose();
        _second?.Dispose();
        return ValueTask.CompletedTask;
    }
}
