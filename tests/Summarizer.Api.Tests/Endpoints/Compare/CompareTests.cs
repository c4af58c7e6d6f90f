using System.Diagnostics;
using System.Net.Http.Json;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Endpoints.Compare;

public sealed class CompareTests(ComparingService service) : IClassFixture<ComparingService>
{
    private const string Route = "/v1/compare";

    [Fact]
    public async Task Compare_AText_MeasuresBothModels()
    {
        using var response = await service.Client.PostAsync(Route, JsonContent.Create(new { text = RealService.Short, output_tokens = 12, runs = 5, warmup = 1 }));

        var body = await response.JsonAsync();
        Assert.True(response.IsSuccessStatusCode, body.ToJsonString());
        Assert.Equal("comparison", (string?)body["object"]);
        Assert.StartsWith("cpr-", (string?)body["id"]);
        var results = body["results"]!.AsArray();
        Assert.Equal(2, results.Count);
        Assert.All(results, r => Assert.Equal((12, true, "encoder-decoder", 5), ((int)r!["output_tokens"]!, (bool)r["ignore_eos"]!, (string?)r["architecture"], (int)r["e2e_ms"]!["n"]!)));
        Assert.Equal((int?)results[0]!["input_tokens"], (int?)results[1]!["input_tokens"]);
        var speedup = Assert.Single(body["speedups"]!.AsArray())!["e2e"]!;
        Assert.InRange((double)speedup["ratio"]!, (double)speedup["low"]!, (double)speedup["high"]!);
        Assert.NotEqual("", (string?)body["environment"]!["processor"]);
        Assert.Contains("ttft", body["definitions"]!.AsObject().Select(d => d.Key));
        Assert.Null(results[0]!["e2e_ms"]!["p95"]);
    }

    // A client cannot see a turn end sooner than the service says it took. On a machine that does nothing else (SUMMARIZER_QUIET=1) the two agree within 5 %.
    [Fact]
    public async Task Compare_TheTurns_TakeTheTimeThatAClientSees()
    {
        var asked = Stopwatch.GetTimestamp();
        using var response = await StartAsync(new { input_tokens = 512, output_tokens = 64, runs = 6, warmup = 0, stream = true });
        var (said, started, last) = (0.0, 0L, 0L);

        await foreach (var (type, data) in response.EventsAsync())
        {
            started = type == "comparison.started" ? Stopwatch.GetTimestamp() : started;
            if (type == "comparison.progress")
            {
                said += (double)data["e2e_ms"]!;
                last = Stopwatch.GetTimestamp();
            }
        }

        Assert.InRange(said, 0.001, Stopwatch.GetElapsedTime(asked, last).TotalMilliseconds);
        if (Environment.GetEnvironmentVariable("SUMMARIZER_QUIET") == "1")
        {
            Assert.InRange(Stopwatch.GetElapsedTime(started, last).TotalMilliseconds / said, 0.95, 1.05);
        }
    }

    [Fact]
    public async Task Compare_Streamed_TellsOfEveryTurnAndEndsWithTheWhole()
    {
        using var response = await StartAsync(new { input_tokens = 64, output_tokens = 4, runs = 2, warmup = 1, stream = true });

        var events = await response.EventsAsync().ToListAsync();
        Assert.Equal(["comparison.started", .. Enumerable.Repeat("comparison.progress", 6), "comparison.completed"], events.Select(e => e.Type));
        Assert.Equal(6, (int?)events[0].Data["turns"]);
        Assert.Equal([1, 2, 3, 4, 5, 6], events[1..7].Select(e => (int)e.Data["done"]!));
        Assert.Equal((string?)events[0].Data["id"], (string?)events[^1].Data["id"]);
    }

    [Fact]
    public async Task Compare_ASweep_GivesEveryCellAsItIsMeasured()
    {
        using var response = await StartAsync(new { sweep = new { input_tokens = new[] { 8, 32 }, output_tokens = new[] { 1, 4, 8 } }, runs = 1, warmup = 0, stream = true });

        var events = await response.EventsAsync().ToListAsync();
        var cells = events.Where(e => e.Type == "comparison.cell").Select(e => e.Data).ToList();
        var sweep = events[^1].Data["sweep"]!;
        Assert.Equal(6, cells.Count);
        Assert.Equal(cells.Select(c => c.ToJsonString()), sweep["cells"]!.AsArray().Select(c => c!.ToJsonString()));
        Assert.Equal([8, 32], sweep["input_tokens"]!.AsArray().Select(n => (int)n!));
        Assert.Empty(events[^1].Data["results"]!.AsArray());
    }

    [Fact]
    public async Task Compare_WhileAnotherRuns_Is409AndFreeAgainWhenItsClientLeaves()
    {
        using var stop = new CancellationTokenSource();
        using (var running = await StartAsync(new { input_tokens = 900, output_tokens = 200, runs = 50, warmup = 10, stream = true }, stop.Token))
        {
            await running.EventsAsync().FirstAsync(e => e.Type == "comparison.progress");

            using var second = await service.Client.PostAsync(Route, JsonContent.Create(new { output_tokens = 1 }));
            await second.ProblemAsync(409, "comparison-running");
            Assert.True(second.RetryAfter() > 0);
            await stop.CancelAsync();
        }

        // The server sees the client leave a moment later.
        await service.Log.WaitForAsync("/v1/compare 499");
        using var third = await service.Client.PostAsync(Route, JsonContent.Create(new { input_tokens = 8, output_tokens = 1, runs = 1, warmup = 0 }));
        Assert.True(third.IsSuccessStatusCode, await third.Content.ReadAsStringAsync());
        Assert.Equal(0, service.Engines[0].Status.Running);
    }

    [Fact]
    public async Task Compare_OneModelOnBothRuntimes_SaysWhichRanWhich()
    {
        using var response = await service.Client.PostAsync(
            Route, JsonContent.Create(new { input_tokens = 8, output_tokens = 4, runs = 1, warmup = 0, models = new[] { "pocket", "pocket" }, runtimes = new[] { "ort", "genai" } }));

        var results = (await response.JsonAsync())["results"]!.AsArray();
        Assert.Equal(["ort", "genai"], results.Select(r => (string?)r!["runtime"]));
        Assert.Equal(["pocket (ort)", "pocket (genai)"], results.Select(r => (string?)r!["model"]));
        Assert.Equal((string?)results[0]!["output_sample"], (string?)results[1]!["output_sample"]);
    }

    [Fact]
    public async Task Compare_WhenDone_HasFreedTheBaseline()
    {
        using var response = await service.Client.PostAsync(Route, JsonContent.Create(new { input_tokens = 8, output_tokens = 1, runs = 1, warmup = 0 }));

        Assert.True(response.IsSuccessStatusCode);
        Assert.All(service.Engines.Skip(1), e => Assert.Equal(
            EngineError.Draining, Assert.Throws<EngineException>(() => e.Submit(new() { InputIds = [5], MaxTokens = 1 }, default)).Error));
    }

    [Theory]
    [InlineData("""{"runs": 0, "warmup": 11, "concurrency": 33, "input_tokens": 0, "output_tokens": 0}""", "concurrency input_tokens output_tokens runs warmup")]
    [InlineData("""{"runtimes": ["ort"]}""", "runtimes")]
    [InlineData("""{"models": ["pocket"], "runtimes": ["ort", "genai"]}""", "runtimes")]
    [InlineData("""{"text": "  "}""", "text")]
    [InlineData("""{"text": "a", "documents": ["b"], "query": "c"}""", "documents")]
    [InlineData("""{"documents": ["b"]}""", "query")]
    [InlineData("""{"text": "a", "task": "compress"}""", "query")]
    [InlineData("""{"text": "a", "query": "b", "task": "summarize"}""", "task")]
    [InlineData("""{"input_tokens": 5, "sweep": {"input_tokens": [1], "output_tokens": [1]}}""", "sweep")]
    [InlineData("""{"sweep": {"input_tokens": [1, 2, 3, 4], "output_tokens": [1, 2]}}""", "sweep")]
    [InlineData("""{"sweep": {"input_tokens": [1]}}""", "sweep")]
    [InlineData("""{"sweep": {"input_tokens": [2, 1], "output_tokens": [1]}}""", "sweep.input_tokens")]
    [InlineData("""{"input_tokens": 100000, "output_tokens": 100000}""", "input_tokens output_tokens")]
    [InlineData("""{"max_tokens": 5}""", "max_tokens")]
    public async Task Compare_WrongFields_Are422AndNamed(string body, string fields)
    {
        using var response = await service.Client.PostTextAsync(Route, body);

        var problem = await response.ProblemAsync(422, "validation");
        Assert.Equal(fields, string.Join(' ', problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Compare_AnUnknownModel_Is404()
    {
        using var response = await service.Client.PostTextAsync(Route, """{"models": ["pocket", "gpt"]}""");

        await response.ProblemAsync(404, "model-not-found");
    }

    [Fact]
    public async Task Compare_TheServedModelAlone_NeedsNoBaseline()
    {
        using var response = await service.Client.PostTextAsync(Route, """{"models": ["pocket"], "input_tokens": 8, "output_tokens": 2, "runs": 2, "warmup": 0}""");

        var body = await response.JsonAsync();
        Assert.Single(body["results"]!.AsArray());
        Assert.Empty(body["speedups"]!.AsArray());
    }

    [Fact]
    public async Task Compare_AQuestion_ReadsTheDocumentsWithItsPrompt()
    {
        using var response = await service.Client.PostTextAsync(
            Route, """{"query": "When?", "documents": ["It began in 1967.", {"text": "The river is long."}], "models": ["pocket"], "output_tokens": 2, "runs": 1, "warmup": 0}""");

        Assert.InRange((int)(await response.JsonAsync())["results"]![0]!["input_tokens"]!, 15, 40);
    }

    [Fact]
    public async Task Compare_ABaselineThatIsNoBundle_SaysHowToGetOne()
    {
        await using var bare = new Service(Summarizer.GenAi.Hosting.EngineRuntimes.Load, settings: new() { ["Compare:BaselinePath"] = Path.Combine(Repository.Root, "docs") });
        using var client = await bare.StartAsync();

        using var response = await client.PostTextAsync(Route, "{}");

        Assert.Contains("Summarizer__Compare__BaselinePath", (string?)(await response.ProblemAsync(404, "model-not-found"))["detail"]);
    }

    [Fact]
    public async Task Compare_WithNothingConfigured_MakesADecoderOnlyBaselineOfEqualSize()
    {
        await using var fresh = new Service(Summarizer.GenAi.Hosting.EngineRuntimes.Load);
        using var client = await fresh.StartAsync();

        using var response = await client.PostTextAsync(Route, """{"input_tokens": 64, "output_tokens": 4, "runs": 1, "warmup": 0}""");

        var body = await response.JsonAsync();
        var results = body["results"]!.AsArray();
        Assert.Equal(["encoder-decoder", "decoder-only"], results.Select(r => (string?)r!["architecture"]));
        Assert.Equal("none", (string?)results[1]!["quality"]);
        Assert.Null(results[0]!["quality"]);
        Assert.InRange((double)results[1]!["parameters"]! / (double)results[0]!["parameters"]!, 0.99, 1.01);
        Assert.NotNull(results[1]!["phases_ms"]!["prefill"]);
        Assert.Empty(body["warnings"]!.AsArray());
        Assert.True((double)results[0]!["predicted"]!["e2e_ms"]! > 0);
    }

    private Task<HttpResponseMessage> StartAsync(object body, CancellationToken cancellationToken = default) =>
        service.Client.SendAsync(new(HttpMethod.Post, Route) { Content = JsonContent.Create(body) }, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
