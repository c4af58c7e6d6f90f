using Summarizer.Engine;
using Summarizer.Engine.Sessions;

namespace Summarizer.GenAi.Generating;

/// <summary>How long the runs of one generator may take, and, in tests, what goes wrong in them.</summary>
/// <param name="options">Limits.</param>
/// <param name="time">Clock.</param>
/// <param name="faults">Faults to suffer; null for none.</param>
internal sealed class GeneratorWatch(EngineOptions options, TimeProvider time, RunFaults? faults) : IDisposable
{
    private readonly ManualResetEvent? _stopped = faults is null ? null : new(initialState: false);

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Longest time for a run.</summary>
    /// <param name="tokens">Tokens that every row reads in it.</param>
    public TimeSpan LongestFor(int tokens) => tokens == 1
        ? options.MaxStepTime
        : options.MaxEncodeTime * ((tokens + options.PrefillChunkTokens - 1) / options.PrefillChunkTokens);

    /// <summary>Lets a run suffer its fault.</summary>
    public void Suffer(int tokens)
    {
        if (_stopped is not null)
        {
            faults!.Before(tokens == 1 ? GraphKind.Decoder : GraphKind.Prefill, _stopped);
        }
    }

    /// <summary>The run was stopped.</summary>
    public void Stop() => _stopped?.Set();

    /// <inheritdoc/>
    public void Dispose() => _stopped?.Dispose();
}
