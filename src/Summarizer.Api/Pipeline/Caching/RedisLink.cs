using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Connection to Redis, with a timeout and a circuit breaker, so that no request waits long for it. After two commands that fail or time
/// out, no command is sent for two seconds. The log has one line when Redis is lost and one when it is back.
/// </summary>
internal sealed partial class RedisLink : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Task<IConnectionMultiplexer> _connection;
    private readonly ResiliencePipeline _pipeline;
    private readonly CacheMetrics _metrics;
    private readonly ILogger<RedisLink> _logger;
    private int _gone;

    public RedisLink(IOptions<SummarizerOptions> options, CacheMetrics metrics, TimeProvider clock, ILogger<RedisLink> logger)
    {
        var cache = options.Value.Cache;
        _metrics = metrics;
        _logger = logger;
        var configuration = ConfigurationOptions.Parse(cache.Redis!);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry((int)Pause.TotalMilliseconds / 2);
        configuration.ConnectTimeout = (int)Math.Max(1000, cache.RedisTimeout.TotalMilliseconds);
        configuration.AsyncTimeout = (int)Math.Max(1000, cache.RedisTimeout.TotalMilliseconds);
        configuration.ClientName = "summarizer";
        _connection = ConnectAsync(configuration);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = Pause,
                OnOpened = _ => Gone(),
                OnClosed = _ => Back(),
            })
            .AddTimeout(cache.RedisTimeout)
            .Build();
    }

    /// <summary>The connection; not necessarily to a Redis that answers.</summary>
    public Task<IConnectionMultiplexer> Connection => _connection;

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="otherwise">The result when Redis does not answer.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> command, T otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await command((await _connection.WaitAsync(token)).GetDatabase()).WaitAsync(token),
                cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _metrics.RedisFailed();
            Log.Failed(_logger, e);
            return otherwise;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsCompletedSuccessfully)
        {
            // A Redis that stands still would hold the end of the process for a minute if commands were waited for.
            var connection = await _connection;
            await connection.CloseAsync(allowCommandsToComplete: false);
            await connection.DisposeAsync();
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration) =>
        await ConnectionMultiplexer.ConnectAsync(configuration);

    private ValueTask Gone()
    {
        if (Interlocked.Exchange(ref _gone, 1) == 0)
        {
            Log.Gone(_logger);
        }

        return default;
    }

    private ValueTask Back()
    {
        if (Interlocked.Exchange(ref _gone, 0) == 1)
        {
            Log.Back(_logger);
        }

        return default;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RedisLost, LogLevel.Warning, "Redis does not answer. Until it is back, responses are stored in this "
            + "process only, and replicas may compute the same response.")]
        public static partial void Gone(ILogger logger);

        [LoggerMessage(EventIds.RedisBack, LogLevel.Information, "Redis answers again.")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(EventIds.RedisCommandFailed, LogLevel.Debug, "A command of Redis failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
