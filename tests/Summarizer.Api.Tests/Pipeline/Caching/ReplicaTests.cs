using StackExchange.Redis;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;
using Summarizer.StressTests.Replicas;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>Two replicas and Debian's Redis.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly ScriptedEngine _one = new();
    private readonly ScriptedEngine _two = new();
    private RedisServer _redis = null!;
    private Service[] _services = [];
    private HttpClient[] _clients = [];

    public async ValueTask InitializeAsync()
    {
        // Without it the tests are skipped and say so; CI installs it, so there it is a failure.
        Assert.SkipWhen(Programs.Find(Programs.Redis) is null && Environment.GetEnvironmentVariable("CI") != "true", "There is no redis-server; 'apt-get install -y --no-install-recommends redis-server' brings it.");
        _redis = await RedisServer.StartAsync();
        _services = [.. new[] { _one, _two }.Select(e => new Service(e.Factory, settings: Settings(_redis.Address)))];
        _clients = await Task.WhenAll(_services.Select(s => s.StartAsync()));
    }

    [Fact]
    public async Task Summarize_OnBothAtOnce_IsComputedOnce()
    {
        var first = _clients[0].SummarizeAsync(new { text = "Some text." });
        var generation = await _one.NextAsync();
        var second = _clients[1].StreamAsync(new { text = "Some text.", stream = true });

        // The second must have found the lease taken before the first may end.
        await using var look = await LookAsync();
        await WaitForCallsAsync(look, "setnx|set", 2);
        Write(generation, "Done.");

        Assert.Equal("Done.", (string?)(await (await first).JsonAsync())["summary"]);
        using var two = await second;
        Assert.Equal("Done.", (string?)(await two.EventsAsync().ToListAsync())[^1].Data["summary"]);
        Assert.StartsWith("summarizer; hit", two.Headers.GetValues("Cache-Status").Single());
        Assert.Equal(0, _two.Waiting);

        // Nothing can be read from a key, and the lease was given back.
        Assert.Matches("^summarizer:summarize:[0-9a-f]{64}$", await KeyAsync(look));
    }

    [Fact]
    public async Task Summarize_FirstReplicaFails_SecondComputes()
    {
        var first = _clients[0].SummarizeAsync(new { text = "Some text." });
        var generation = await _one.NextAsync();
        var second = _clients[1].SummarizeAsync(new { text = "Some text." });
        generation.Fail(new EngineException(EngineError.InferenceFailed, "Broken."));

        Assert.Equal(500, (int)(await first).StatusCode);
        Write(await _two.NextAsync(), "Done.");
        Assert.Equal("Done.", (string?)(await (await second).JsonAsync())["summary"]);
    }

    [Fact]
    public async Task Summarize_FirstReplicaVanishes_SecondComputesWhenTheLeaseHasRunOut()
    {
        // Somebody else's lease, whose owner never comes back.
        var probe = _clients[1].SummarizeAsync(new { text = "Some text." });
        Write(await _two.NextAsync(), "Done.");
        await probe;
        await using var look = await LookAsync();
        var key = await KeyAsync(look);
        await look.GetDatabase().KeyDeleteAsync(key);
        await look.GetDatabase().StringSetAsync(key + ":lease", "gone", TimeSpan.FromSeconds(1.5));

        var started = TimeProvider.System.GetTimestamp();
        var answer = _clients[0].SummarizeAsync(new { text = "Some text." });
        Write(await _one.NextAsync(), "Done again.");
        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(1));
        Assert.Equal("Done again.", (string?)(await (await answer).JsonAsync())["summary"]);
    }

    [Fact]
    public async Task Summarize_RedisStopsAndComesBack_WorksAndSaysSoOnce()
    {
        await _redis.StopAsync();
        for (var i = 0; i < 4; i++)
        {
            await AskAsync(0, $"Text {i}.");
        }

        Assert.Single(_services[0].Log.All, l => l.Contains("Redis does not answer", StringComparison.Ordinal));
        await _redis.RunAsync();
        for (var i = 100; !_services[0].Log.All.Any(l => l.Contains("Redis answers again", StringComparison.Ordinal)); i++)
        {
            await AskAsync(0, $"Text {i}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Summarize_RedisStandsStill_CostsAMomentAndNotTheAnswer()
    {
        await AskAsync(0, "Before.");
        _redis.Freeze();
        await AskAsync(0, "Text.");
        await AskAsync(0, "Another.");

        // By now nobody asks it any more.
        var started = TimeProvider.System.GetTimestamp();
        await AskAsync(0, "A third.");
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Single(_services[0].Log.All, l => l.Contains("Redis does not answer", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    private static Dictionary<string, string?> Settings(string redis) => new() { ["Cache:Enabled"] = "true", ["Cache:Redis"] = redis };

    private static void Write(ScriptedGeneration generation, string text)
    {
        generation.Read();
        generation.Write(text);
        generation.Finish();
    }

    /// <summary>The only key of ours, once all leases were given back, which is after the answer.</summary>
    private static async Task<string> KeyAsync(ConnectionMultiplexer redis)
    {
        while (true)
        {
            string[] keys = [.. redis.GetServers()[0].Keys(pattern: "*").Select(k => k.ToString()).Where(k => !k.StartsWith("__MSFT", StringComparison.Ordinal))];
            if (!keys.Any(k => k.EndsWith(":lease", StringComparison.Ordinal)))
            {
                return Assert.Single(keys);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task WaitForCallsAsync(ConnectionMultiplexer redis, string commands, int least)
    {
        while (true)
        {
            var stats = await redis.GetServers()[0].InfoAsync("commandstats");
            var calls = stats.SelectMany(g => g).Where(p => commands.Split('|').Any(c => p.Key == "cmdstat_" + c)).Sum(p => int.Parse(p.Value.Split('=', ',')[1], System.Globalization.CultureInfo.InvariantCulture));
            if (calls >= least)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A client of its own, to see what is there.</summary>
    private async Task<ConnectionMultiplexer> LookAsync() => await ConnectionMultiplexer.ConnectAsync(_redis.Address + ",allowAdmin=true");

    private async Task AskAsync(int replica, string text)
    {
        var answer = _clients[replica].SummarizeAsync(new { text });
        Write(await _one.NextAsync(), "Done.");
        Assert.Equal(200, (int)(await answer).StatusCode);
    }
}
