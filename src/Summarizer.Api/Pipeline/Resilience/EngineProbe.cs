using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Timeout;
using Summarizer.Api.Serving;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// Probes engines whose circuit is open. When the break is over, it runs one short encode and decode through the circuit breaker, which
/// closes or opens again by the outcome. So no client's request is the trial, and an engine recovers also when it gets no traffic because
/// readiness is off.
/// </summary>
internal sealed class EngineProbe(
    ModelHost host,
    EngineCircuits circuits,
    ResiliencePipelineProvider<string> pipelines,
    IHostApplicationLifetime lifetime,
    TimeProvider clock) : IHostedService
{
    // Polly and this class may see the end of the break in either order.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    // Longer than the longest encode and step, which the engine stops itself.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var circuit in new[] { circuits.Primary, circuits.Standby })
        {
            circuit.Opened += time => _ = ProbeAsync(circuit, time);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ProbeAsync(EngineCircuit circuit, TimeSpan time)
    {
        var stopping = lifetime.ApplicationStopping;
        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!circuit.IsClosed && !stopping.IsCancellationRequested && await TryAsync(circuit.Role, stopping) is BrokenCircuitException)
        {
            await Task.Delay(Again, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // If it fails, the breaker opens again, and with it comes the next probe.
    private async Task<Exception?> TryAsync(EngineRole role, CancellationToken stopping)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, stopping);
        var pipeline = pipelines.GetPipeline<AttemptResult>(ResilienceSetup.Engine(role));
        var outcome = await pipeline.ExecuteOutcomeAsync(DecodeAsync, context, role);
        ResilienceContextPool.Shared.Return(context);
        return outcome.Exception;
    }

    private async ValueTask<Outcome<AttemptResult>> DecodeAsync(ResilienceContext context, EngineRole role)
    {
        try
        {
            var served = role == EngineRole.Primary ? host.Loaded! : host.Loaded!.Standby!;
            return Outcome.FromResult(
                new AttemptResult(await OneTokenAsync(served.Engine, context.CancellationToken), EngineFailed: false));
        }
        catch (TimeoutException e)
        {
            return Outcome.FromException<AttemptResult>(new TimeoutRejectedException("The probe took too long.", Longest, e));
        }
        catch (Exception e)
        {
            return Outcome.FromException<AttemptResult>(e);
        }
    }

    private Task<GenerationResult> OneTokenAsync(InferenceEngine engine, CancellationToken cancellationToken) =>
        engine.Submit(
            new() { InputIds = [engine.Model.Tokens.DecoderStart], MaxTokens = 1, MinTokens = 1 },
            cancellationToken).Result.WaitAsync(Longest, clock, cancellationToken);
}
