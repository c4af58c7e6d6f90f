using Polly;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>A run of a task, as the resilience strategies see it.</summary>
internal abstract class ModelRun
{
    private static readonly ResiliencePropertyKey<ModelRun> Key = new("summarizer.run");

    /// <summary>Whether a reader has an attempt. From then on there is no other attempt.</summary>
    public abstract bool IsGivenOut { get; }

    /// <summary>Whether a result can be made without the model, and no reader has an attempt.</summary>
    public abstract bool CanDegrade { get; }

    /// <summary>The run that a pipeline executes.</summary>
    public static ModelRun Of(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out var run) ? run : throw new InvalidOperationException("There is no run in the context.");

    /// <summary>Makes one attempt on an engine.</summary>
    public abstract ValueTask<Outcome<AttemptResult>> AttemptAsync(EngineRole role, ResilienceContext context);

    /// <summary>Makes a result without the model.</summary>
    public abstract Outcome<AttemptResult> Degrade();

    /// <summary>Sets the run of a context.</summary>
    protected void Enter(ResilienceContext context) => context.Properties.Set(Key, this);
}
