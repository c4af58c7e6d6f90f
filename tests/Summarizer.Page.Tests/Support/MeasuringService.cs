namespace Summarizer.Page.Tests.Support;

/// <summary>
/// A service that may compare, with a queue of one: what the shared service refuses it allows, and the other way round.
/// </summary>
public sealed class MeasuringService : IAsyncLifetime
{
    private SecondModel? _second;
    private ServiceProcess? _service;

    /// <summary>The process that it runs in.</summary>
    internal ServiceProcess Process => _service!;

    /// <summary>Its address.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            _second = SecondModel.Create();
            _service = ServiceProcess.Start(
            [
                .. BrowserFixture.WritesItself,
                ("Compare__Enabled", "true"),
                ("Compare__BaselinePath", _second.Folder),
                ("Engine__MaxBatchSize", "1"),
                ("Engine__MaxQueuedRequests", "1"),
            ]);
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
