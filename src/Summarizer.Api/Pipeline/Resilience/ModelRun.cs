using Polly;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>One request on its way through the pipelines, as their strategies see it.</summary>
internal abstract class ModelRun
{
    private static readonly ResiliencePropertyKey<ModelRun> Key = new("summarizer.run");

    /// <summary>Whether somebody reads the answer while it is written: from then on there is no other attempt.</summary>
    public abstract bool IsGivenOut { get; }

    /// <summary>Whether there is an answer without the model, and nobody reads another one yet.</summary>
    public abstract bool CanDegrade { get; }

    /// <summary>The run of a pipeline's execution.</summary>
    public static ModelRun Of(ResilienceContext context) => context.Properties.TryGetValue(Key, out var run) ? run : throw new InvalidOperationException("There is no run in the context.");

    /// <summary>Lets an engine try.</summary>
    public abstract ValueTask<Outcome<AttemptResult>> AttemptAsync(EngineRole role, ResilienceContext context);

    /// <summary>An answer without the model.</summary>
    public abstract Outcome<AttemptResult> Degrade();

    /// <summary>Puts the run into the context.</summary>
    protected void Enter(ResilienceContext context) => context.Properties.Set(Key, this);
}
