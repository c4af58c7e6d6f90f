namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Result of an attempt, as the resilience strategies see it.</summary>
/// <param name="Value">The result of the task.</param>
/// <param name="EngineFailed">Whether the engine failed on a part of the work and the task goes without that part.</param>
internal sealed record AttemptResult(object Value, bool EngineFailed)
{
    /// <summary>Polly logs its results, and the log must not contain texts.</summary>
    public override string ToString() => EngineFailed ? "engine failed" : "answered";
}
