using Polly;
using Polly.Simmy;
using Polly.Simmy.Behavior;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;
using Summarizer.Api.Options;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// Adds Polly's chaos strategies as the innermost ones, so that the other strategies handle injected faults as they handle the engine's
/// own.
/// </summary>
internal static class Chaos
{
    private const int Mebibyte = 1 << 20;

    public static void AddChaos(this ResiliencePipelineBuilder<AttemptResult> builder, ChaosOptions options)
    {
        if (!options.Enabled)
        {
            return;
        }

        builder.AddChaosLatency(
            new ChaosLatencyStrategyOptions { Name = "chaos-latency", InjectionRate = options.LatencyRate, Latency = options.Latency });
        builder.AddChaosFault(new ChaosFaultStrategyOptions
        {
            Name = "chaos-fault",
            InjectionRate = options.FaultRate,
            FaultGenerator = static _ => new(new EngineException(EngineError.InferenceFailed, "Injected fault: the engine threw.")),
        });
        builder.AddChaosOutcome(new ChaosOutcomeStrategyOptions<AttemptResult>
        {
            Name = "chaos-outcome",
            InjectionRate = options.OutcomeRate,
            OutcomeGenerator = static _ => new(Outcome.FromException<AttemptResult>(
                new EngineException(EngineError.InferenceFailed, "Injected fault: the logits are NaN."))),
        });
        builder.AddChaosBehavior(new ChaosBehaviorStrategyOptions
        {
            Name = "chaos-memory",
            InjectionRate = options.MemoryRate,
            BehaviorGenerator = _ => Take(options.MemoryMiB),
        });
    }

    private static ValueTask Take(int mebibytes)
    {
        var memory = GC.AllocateUninitializedArray<byte>(mebibytes * Mebibyte);
        for (var i = 0; i < memory.Length; i += Environment.SystemPageSize)
        {
            memory[i] = 1;
        }

        GC.KeepAlive(memory);
        return default;
    }
}
