using System.Runtime.InteropServices;
using System.Threading.Channels;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// The one thread that owns all mutable state of an engine. Requests come in over a channel; tokens and results go out over channels of
/// their own.
/// </summary>
internal sealed class EngineLoop
{
    private readonly Channel<Sequence> _inbox = Channel.CreateUnbounded<Sequence>(new() { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Scheduler _scheduler;
    private readonly ModelRunner _runner;
    private readonly TokenChooser _chooser;
    private readonly Publisher _publisher;
    private readonly DecodeBatch _batch;
    private readonly Heartbeat _heartbeat;

    /// <summary>Puts the parts together; <see cref="Start"/> starts the thread.</summary>
    public EngineLoop(Scheduler scheduler, ModelRunner runner, TokenChooser chooser, Publisher publisher, DecodeBatch batch, Heartbeat heartbeat)
    {
        _scheduler = scheduler;
        _runner = runner;
        _chooser = chooser;
        _publisher = publisher;
        _batch = batch;
        _heartbeat = heartbeat;
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Run) { Name = "Summarizer engine", IsBackground = true }.Start();

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
            try
            {
                Step();
            }
            catch (Exception e)
            {
                FailAll(e);
            }
        }

        _ended.SetResult();
    }

    private void Step()
    {
        var pass = _scheduler.Schedule();
        _runner.Run(pass);
        _chooser.Choose();
        _publisher.Publish(CollectionsMarshal.AsSpan(pass));
    }

    // Takes new requests in. Waits while there is nothing to do; false when there never will be.
    private bool Receive()
    {
        _heartbeat.Beat();
        do
        {
            while (_inbox.Reader.TryRead(out var generation))
            {
                _scheduler.Enqueue(generation);
            }

            if (_inbox.Reader.Completion.IsCompleted)
            {
                _scheduler.RefuseWaiting();
            }

            if (_scheduler.HasWork)
            {
                return true;
            }
        }
        while (Wait());
        return false;
    }

    private bool Wait()
    {
        _heartbeat.Rest();
        var more = _inbox.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
        _heartbeat.Wake();
        return more;
    }

    // Nothing is known to get here; if something does, the requests at hand pay for it and the loop goes on.
    private void FailAll(Exception e)
    {
        var failure = new EngineException(EngineError.InferenceFailed, $"The engine failed inside: {e.Message} Send the request again and report this.", e);
        foreach (var generation in _batch.Generations)
        {
            generation.Fail(failure);
        }

        _batch.Reading?.Fail(failure);
    }
}
