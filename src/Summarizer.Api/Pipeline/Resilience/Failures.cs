using Polly;
using Polly.Timeout;
using Summarizer.Api.Http.Problems;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Which outcomes say something about the engine, and which about the request, the load or the client.</summary>
internal static class Failures
{
    /// <summary>The engine failed or stalled. A bad request, a full queue, a deadline and a client that left are not its fault.</summary>
    public static bool IsEngines(Outcome<AttemptResult> outcome) =>
        outcome.Exception is EngineException { Error: EngineError.InferenceFailed } or TimeoutRejectedException || outcome.Result is { EngineFailed: true };

    /// <summary>The engine failed, or is left alone because it did.</summary>
    public static bool NeedsAnother(Outcome<AttemptResult> outcome) =>
        IsEngines(outcome) || outcome.Exception is ProblemException { Kind.Code: var code } && code == ProblemKind.CircuitOpen.Code;
}
