using System.Globalization;
using StackExchange.Redis;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>Two replicas and Debian's Redis.</summary>
[Trait(Category.Name, Category.Redis)]
public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly ScriptedEngine _one = new();
    private readonly ScriptedEngine _two = new();
    private RedisServer _redis = null!;
    private Service[] _services = [];
    private HttpClient[] _clients = [];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Programs.ShallRun(Programs.Redis), Programs.HowToInstall);
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
        await look.GetDatabase().StringSetAsync(key + ":lease", "gone", TimeSpan.FromDays(1));
        var before = await CallsAsync(look, "setnx|set");

        var answer = _clients[0].SummarizeAsync(new { text = "Some text." });

        // The replica asks for the lease again and again, and computes nothing.
        await WaitForCallsAsync(look, "setnx|set", before + 3);
        Assert.Equal(0, _one.Waiting);

        // Redis deletes a lease that has run out.
        await look.GetDatabase().KeyDeleteAsync(key + ":lease");
        Write(await _one.NextAsync(), "Done again.");
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
    public async Task Summarize_RedisStandsStill_StillAnswers()
    {
        await using var engine = new ScriptedEngine { Plays = () => null };
        var settings = Settings(_redis.Address);
        settings["Cache:RedisTimeout"] = "00:00:00.250";
        await using var service = new Service(engine.Factory, settings: settings);
        using var client = await service.StartAsync();
        (await client.SummarizeAsync(new { text = "Before." })).EnsureSuccessStatusCode();
        _redis.Freeze();

        foreach (var text in new[] { "Text.", "Another.", "A third." })
        {
            (await client.SummarizeAsync(new { text })).EnsureSuccessStatusCode();
        }

        Assert.Single(service.Log.All, l => l.Contains("Redis does not answer", StringComparison.Ordinal));
        await service.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
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

    // A machine that does other work too may let Redis wait for long; only the test of a Redis that stands still has the usual patience.
    private static Dictionary<string, string?> Settings(string redis) =>
        new() { ["Cache:Enabled"] = "true", ["Cache:Redis"] = redis, ["Cache:RedisTimeout"] = "00:00:30", ["Cache:Lease"] = "00:05:00" };

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
        while (await CallsAsync(redis, commands) < least)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How often Redis has run commands, as it counts them itself.</summary>
    private static async Task<int> CallsAsync(ConnectionMultiplexer redis, string commands)
    {
        var stats = await redis.GetServers()[0].InfoAsync("commandstats");
        return stats.SelectMany(group => group)
            .Where(entry => commands.Split('|').Any(command => entry.Key == "cmdstat_" + command))
            .Sum(entry => int.Parse(entry.Value.Split('=', ',')[1], CultureInfo.InvariantCulture));
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
