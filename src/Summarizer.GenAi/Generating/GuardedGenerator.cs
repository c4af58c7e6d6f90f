using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.GenAi.Generating;

/// <summary>
/// A generator that another thread may stop in the middle of a step, and that never ends the process: some calls into GenAI cannot throw, so after a stop they would. The engine's
/// thread reads and steps; a timer, or a caller who cancels, stops.
/// </summary>
internal sealed class GuardedGenerator : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly Generator _generator;
    private readonly CrossInputs? _inputs;
    private readonly GeneratorWatch _watch;
    private readonly ITimer _timer;
    private long _runStart;
    private TimeSpan? _longest;
    private bool _stopped;
    private bool _late;
    private bool _disposed;

    /// <summary>Takes ownership of everything.</summary>
    public GuardedGenerator(Generator generator, CrossInputs? inputs, GeneratorWatch watch)
    {
        _generator = generator;
        _inputs = inputs;
        _watch = watch;
        _timer = watch.Time.CreateTimer(static state => ((GuardedGenerator)state!).StopLate(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Reads the first tokens.</summary>
    /// <param name="ids">Token ids of all rows, equally many each.</param>
    /// <param name="length">Tokens of a row.</param>
    /// <exception cref="OnnxRuntimeGenAIException">The run failed or was stopped.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public void Read(int[] ids, int length) => Run(length, () => _generator.AppendTokens(ids));

    /// <summary>Chooses the next token of every row, after running the decoder on the last one.</summary>
    /// <exception cref="OnnxRuntimeGenAIException">The run failed or was stopped.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public void Step() => Run(1, _generator.GenerateNextToken);

    /// <summary>What <see cref="Step"/> chose, one token per row; valid until the next step. Not with beams.</summary>
    public ReadOnlySpan<int> Chosen => _generator.GetNextTokens();

    /// <summary>Whether a beam search has ended. False after a stop: the next step throws.</summary>
    public bool IsDone()
    {
        lock (_gate)
        {
            return !_stopped && _generator.IsDone();
        }
    }

    /// <summary>All sequences, prompts included; the beams of a row follow each other, best first.</summary>
    public int[][] Sequences(int count)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            return [.. Enumerable.Range(0, count).Select(row => _generator.GetSequence((ulong)row).ToArray())];
        }
    }

    /// <summary>Whether the last run scored a sequence, or its first beam, with numbers. Copies the scores, so it is not for every step.</summary>
    /// <param name="sequence">Index of the sequence.</param>
    /// <param name="count">Sequences of the generator.</param>
    public bool HasScores(int sequence, int count)
    {
        using var scores = _generator.GetOutput(GraphNames.Logits);
        var all = scores.GetData<float>();
        var shape = scores.Shape();
        var (rows, vocabulary) = ((int)shape[0], (int)shape[^1]);
        var end = all.Length / rows * ((sequence * (rows / count)) + 1);
        return float.IsFinite(TensorPrimitives.Max(all[(end - vocabulary)..end]));
    }

    /// <summary>Ends the run that is going on, or the next. From any thread, at any time.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            StopLocked();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
        _generator.Dispose();
        _inputs?.Dispose();
        _watch.Dispose();
    }

    private void Run(int tokens, Action run)
    {
        Begin(tokens);
        try
        {
            _watch.Suffer(tokens);
            using var flush = SubnormalNumbers.FlushToZero();
            run();
        }
        catch (Exception e) when (WasLate(e) is { } late)
        {
            throw late;
        }
        finally
        {
            lock (_gate)
            {
                _longest = null;
            }
        }
    }

    private void Begin(int tokens)
    {
        lock (_gate)
        {
            _runStart = _watch.Time.GetTimestamp();
            _longest = _watch.LongestFor(tokens);
            _timer.Change(_longest.Value, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeoutException? WasLate(Exception thrown)
    {
        lock (_gate)
        {
            return _late ? new TimeoutException(FormattableString.Invariant($"it took longer than {_longest!.Value.TotalSeconds:0.###} s and was stopped."), thrown) : null;
        }
    }

    // A timer may fire when its run is over and the next one has begun, and a little too early.
    private void StopLate()
    {
        lock (_gate)
        {
            if (_disposed || _longest is not { } longest)
            {
                return;
            }

            var left = longest - _watch.Time.GetElapsedTime(_runStart);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left > Soon ? left : Soon, Timeout.InfiniteTimeSpan);
                return;
            }

            _late |= !_stopped;
            StopLocked();
        }
    }

    private void StopLocked()
    {
        if (!_stopped && !_disposed)
        {
            _stopped = true;
            _watch.Stop();
            _generator.SetRuntimeOption("terminate_session", "1");
        }
    }
}
