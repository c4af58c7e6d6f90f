namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>What an attempt gave, for the strategies to judge.</summary>
/// <param name="Value">The result of the task.</param>
/// <param name="EngineFailed">Whether the engine failed all the same, and the task made the best of it.</param>
internal sealed record AttemptResult(object Value, bool EngineFailed)
{
    /// <summary>Polly logs its results: what was written stays out of that.</summary>
    public override string ToString() => EngineFailed ? "engine failed" : "answered";
}
