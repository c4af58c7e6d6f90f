using Polly;
using Polly.DependencyInjection;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// Registers the resilience pipelines. One per engine: circuit breaker, timeout, chaos. One per request around them, outermost first:
/// extractive answer, standby engine, hedging, retry. A change of the configuration builds them again. Each strategy reports to the meter
/// <c>Polly</c> under its name.
/// </summary>
internal static class ResilienceSetup
{
    /// <summary>Name of the pipeline around a request.</summary>
    public const string Request = "request";

    /// <summary>Name of the pipeline around an engine.</summary>
    public static string Engine(EngineRole role) => role == EngineRole.Primary ? "engine-primary" : "engine-standby";

    public static void AddResilience(this IServiceCollection services)
    {
        services.AddSingleton<EngineCircuits>();
        services.AddSingleton<ResilientRunner>();
        services.AddHostedService<EngineProbe>();
        services.AddResiliencePipeline<string, AttemptResult>(Request, AddRequest);
        foreach (var role in Enum.GetValues<EngineRole>())
        {
            services.AddResiliencePipeline<string, AttemptResult>(Engine(role), (builder, context) => AddEngine(builder, context, role));
        }
    }

    private static void AddEngine(
        ResiliencePipelineBuilder<AttemptResult> builder, AddResiliencePipelineContext<string> context, EngineRole role)
    {
        var options = Options(builder, context);
        if (options.Breaker.Enabled)
        {
            builder.AddCircuitBreaker(context.ServiceProvider.GetRequiredService<EngineCircuits>().Of(role).Strategy(options.Breaker));
        }

        if (options.AttemptTimeout > TimeSpan.Zero)
        {
            builder.AddTimeout(new TimeoutStrategyOptions { Name = "attempt-timeout", Timeout = options.AttemptTimeout });
        }

        builder.AddChaos(options.Chaos);
    }

    private static void AddRequest(ResiliencePipelineBuilder<AttemptResult> builder, AddResiliencePipelineContext<string> context)
    {
        var options = Options(builder, context);
        if (options.FallbackMode == FallbackMode.Extractive)
        {
            builder.AddFallback(new FallbackStrategyOptions<AttemptResult>
            {
                Name = "extractive",
                ShouldHandle = static args => new(Failures.NeedsAnother(args.Outcome) && ModelRun.Of(args.Context).CanDegrade),
                FallbackAction = static args => new(ModelRun.Of(args.Context).Degrade()),
            });
        }

        if (options.Standby.Enabled)
        {
            builder.AddFallback(new FallbackStrategyOptions<AttemptResult>
            {
                Name = "standby",
                ShouldHandle = static args => new(Failures.NeedsAnother(args.Outcome) && !ModelRun.Of(args.Context).IsGivenOut),
                FallbackAction = static args => ModelRun.Of(args.Context).AttemptAsync(EngineRole.Standby, args.Context),
            });
        }

        if (options.HedgeAfter > TimeSpan.Zero)
        {
            builder.AddHedging(new HedgingStrategyOptions<AttemptResult>
            {
                Name = "hedging",
                Delay = options.HedgeAfter,
                MaxHedgedAttempts = 1,
                ShouldHandle = static _ => PredicateResult.False(),
                ActionGenerator = static args => ModelRun.Of(args.PrimaryContext).IsGivenOut
                    ? null
                    : () => ModelRun.Of(args.PrimaryContext).AttemptAsync(EngineRole.Standby, args.ActionContext),
            });
        }

        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                Name = "retry",
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => new(Failures.IsEngines(args.Outcome) && !ModelRun.Of(args.Context).IsGivenOut),
            });
        }
    }

    private static ResilienceOptions Options(ResiliencePipelineBuilder<AttemptResult> builder, AddResiliencePipelineContext<string> context)
    {
        // Not the service's clock: disposing a pipeline waits for running executions on this clock, and tests stop the service's clock.
        builder.TimeProvider = TimeProvider.System;
        context.EnableReloads<SummarizerOptions>();
        return context.GetOptions<SummarizerOptions>().Resilience;
    }
}
