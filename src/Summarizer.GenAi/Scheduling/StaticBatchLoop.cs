using System.Threading.Channels;
using Summarizer.Engine.Scheduling;

namespace Summarizer.GenAi.Scheduling;

/// <summary>The one thread that runs batches, one after the other. Requests come in over a channel; tokens and results go out over channels of their own.</summary>
/// <param name="waiting">Requests that wait.</param>
/// <param name="runner">Runs a batch.</param>
/// <param name="heartbeat">Marks its steps.</param>
/// <param name="time">Clock.</param>
internal sealed class StaticBatchLoop(WaitingRoom waiting, BatchRunner runner, Heartbeat heartbeat, TimeProvider time)
{
    // Who comes a moment later than the first waits for the whole batch; so the first waits for this moment.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly Channel<Sequence> _inbox = Channel.CreateUnbounded<Sequence>(new() { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Run) { Name = "Summarizer GenAI engine", IsBackground = true }.Start();

    /// <summary>Hands a request to the thread.</summary>
    /// <returns>False once the loop is closing.</returns>
    public bool TryAccept(Sequence generation) => _inbox.Writer.TryWrite(generation);

    /// <summary>Refuses what waits, finishes what runs and ends the thread.</summary>
    public Task CloseAsync()
    {
        _inbox.Writer.TryComplete();
        return _ended.Task;
    }

    private void Run()
    {
        while (Receive())
        {
            Gather();
            runner.Run(waiting.TakeBatch(), Look);
        }

        _ended.SetResult();
    }

    // Takes new requests in and lets cancelled ones go.
    private void Look()
    {
        heartbeat.Beat();
        while (_inbox.Reader.TryRead(out var generation))
        {
            waiting.Add(generation);
        }

        if (_inbox.Reader.Completion.IsCompleted)
        {
            waiting.RefuseAll();
        }

        waiting.DropGone();
    }

    // Waits while there is nothing to do; false when there never will be.
    private bool Receive()
    {
        do
        {
            Look();
            if (waiting.Count > 0)
            {
                return true;
            }
        }
        while (Wait());
        return false;
    }

    private bool Wait()
    {
        heartbeat.Rest();
        var more = _inbox.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
        heartbeat.Wake();
        return more;
    }

    private void Gather()
    {
        var last = time.GetTimestamp();
        var count = waiting.Count;
        while (!waiting.IsFull && time.GetElapsedTime(last) < Gathering)
        {
            Thread.Yield();
            Look();
            (count, last) = waiting.Count > count ? (waiting.Count, time.GetTimestamp()) : (waiting.Count, last);
        }
    }
}
