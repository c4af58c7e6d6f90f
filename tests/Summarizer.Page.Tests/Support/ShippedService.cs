namespace Summarizer.Page.Tests.Support;

/// <summary>The service as it comes: every setting at its default.</summary>
public sealed class ShippedService : IAsyncLifetime
{
    private ServiceProcess? _service;

    /// <summary>The process that it runs in.</summary>
    internal ServiceProcess Process => _service!;

    /// <summary>Its address.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            _service = ServiceProcess.Start();
            Address = await _service.ReadyAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _service?.Dispose();
        return ValueTask.CompletedTask;
    }
}
