using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Summarizer.Client;
using Summarizer.Client.Configuration;
using Summarizer.Client.Wire;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a <see cref="SummarizerClient"/> to a host.</summary>
public static class SummarizerClientServiceCollectionExtensions
{
    // Grows with every try, with jitter, and gives way to the wait that the service asks for.
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Adds a <see cref="SummarizerClient"/> with pooled connections that tries again after 429, 503 and failed connections. Options are
    /// checked at start.
    /// A <see cref="TimeProvider"/> among the services is used.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns>The builder of the underlying HTTP client, for handlers of your own.</returns>
    public static IHttpClientBuilder AddSummarizerClient(
        this IServiceCollection services, Action<SummarizerClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SummarizerClientOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<SummarizerClientOptions>, SummarizerClientOptionsValidator>());
        var builder = services
            .AddHttpClient(nameof(SummarizerClient), http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddTypedClient((http, provider) => new SummarizerClient(http, Options(provider), Clock(provider)))
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.ConnectTimeout = Options(provider).ConnectTimeout;

                // Who leaves a stream early wants the service to stop now, not after its rest was read.
                handler.ResponseDrainTimeout = TimeSpan.Zero;
            });
        services.TryAddTransient<ISummarizerClient>(provider => provider.GetRequiredService<SummarizerClient>());
        builder.AddResilienceHandler(
            "retry", (pipeline, context) => AddRetries(pipeline, Options(context.ServiceProvider), Clock(context.ServiceProvider)));
        return builder;
    }

    private static void AddRetries(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline, SummarizerClientOptions options, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        if (options.MaxRetries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                Delay = FirstRetryDelay,
                MaxDelay = options.MaxRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = args => ValueTask.FromResult(
                    !args.Context.CancellationToken.IsCancellationRequested && RetryRules.IsWorthRetrying(
                        args.Outcome, options.MaxRetryDelay, clock)),
            });
        }
    }

    private static SummarizerClientOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SummarizerClientOptions>>().Value;

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
