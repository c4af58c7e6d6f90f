using Polly;
using Polly.Timeout;
using Summarizer.Api.Http.Problems;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Tells failures of the engine from those of the request, the load and the client.</summary>
internal static class Failures
{
    /// <summary>
    /// Whether the engine failed or stalled. Bad requests, a full queue, deadlines and clients that leave are not failures of the engine.
    /// </summary>
    public static bool IsEngines(Outcome<AttemptResult> outcome) =>
        outcome.Exception is EngineException { Error: EngineError.InferenceFailed } or TimeoutRejectedException
        || outcome.Result is { EngineFailed: true };

    /// <summary>Whether the engine failed, or its circuit is open.</summary>
    public static bool NeedsAnother(Outcome<AttemptResult> outcome) =>
        IsEngines(outcome) || outcome.Exception is ProblemException { Kind.Code: var code } && code == ProblemKind.CircuitOpen.Code;
}
