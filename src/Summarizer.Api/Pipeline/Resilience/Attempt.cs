namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>One attempt at a task, from the moment that an engine has accepted it.</summary>
/// <param name="running">The task as the engine runs it.</param>
#pragma warning disable CA1001 // The source has neither a timer nor a handle, and a reader may use its token after the attempt.
internal sealed class Attempt<TRunning>(TRunning running)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _failed = new();

    /// <summary>The task as the engine runs it.</summary>
    public TRunning Running => running;

    /// <summary>Whether the attempt has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Cancelled when the attempt fails, so that its reader does not wait for an engine that hangs.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>The attempt has a result.</summary>
    public void End() => IsOver = true;

    /// <summary>The attempt has failed.</summary>
    public void Fail()
    {
        IsOver = true;
        _failed.Cancel();
    }
}
