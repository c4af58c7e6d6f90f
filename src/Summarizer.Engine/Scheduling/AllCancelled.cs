namespace Summarizer.Engine.Scheduling;

/// <summary>Is cancelled when the last of several requests is: then nobody wants the encoder pass that they share.</summary>
internal sealed class AllCancelled : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration[] _registrations;
    private int _left;

    /// <summary>Watches the requests.</summary>
    public AllCancelled(IReadOnlyCollection<Sequence> generations)
    {
        _left = generations.Count;
        _registrations = [.. generations.Select(generation => generation.Cancellation.Register(CountDown))];
    }

    /// <summary>Cancelled with the last request.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void CountDown()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _source.Cancel();
        }
    }
}
