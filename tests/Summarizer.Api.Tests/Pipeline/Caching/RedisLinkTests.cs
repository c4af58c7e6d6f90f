using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Caching;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>A Redis that does not answer, on a clock that the tests move.</summary>
public sealed class RedisLinkTests : IAsyncDisposable
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly RedisLink _link;

    public RedisLinkTests() => _link = new(
        Microsoft.Extensions.Options.Options.Create(new SummarizerOptions
        {
            Cache = new() { Redis = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}"), RedisTimeout = CommandTimeout },
        }),
        new CacheMetrics(_services.GetRequiredService<IMeterFactory>()),
        _clock,
        NullLogger<RedisLink>.Instance);

    [Fact]
    public async Task Ask_CommandThatNeverEnds_GivesTheOtherResultAfterTheTimeout() => Assert.Equal("otherwise", await TimeOutAsync());

    [Fact]
    public async Task Ask_AfterTwoTimeouts_SendsNothingForTwoSecondsAndThenAsksAgain()
    {
        await TimeOutAsync();
        await TimeOutAsync();

        Assert.False(await IsAskedAsync());
        _clock.Advance(TimeSpan.FromSeconds(2) + CommandTimeout);
        Assert.True(await IsAskedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task<string> TimeOutAsync()
    {
        var sent = new TaskCompletionSource();
        var answer = _link.AskAsync(
            _ =>
            {
                sent.SetResult();
                return new TaskCompletionSource<string>().Task;
            },
            "otherwise",
            CancellationToken.None);
        await sent.Task.InTimeAsync();
        _clock.Advance(CommandTimeout);
        return await answer.InTimeAsync();
    }

    private Task<bool> IsAskedAsync() => _link.AskAsync(_ => Task.FromResult(true), false, CancellationToken.None).InTimeAsync();
}
