using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

[Collection(RealModel.Name)]
public sealed class LongDocumentTests(RealService service)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_TooLong_Is422WithLimitAndActual(bool stream)
    {
        var response = await service.Client.SummarizeAsync(new { text = RealService.Long, stream, strategy = "single" });

        var problem = await response.ProblemAsync(422, "input-too-long");
        var limit = (int)problem["limit"]!;
        Assert.Equal(service.MaxInputTokens, limit);
        Assert.InRange((int)problem["actual"]!, limit + 1, 100_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_LongerThanTheModelReads_IsReadInPartsAndSaysSo(bool stream)
    {
        var body = stream
            ? (await (await service.Client.StreamAsync(new { text = RealService.Long, max_tokens = 20, stream })).EventsAsync().ToListAsync())[^1].Data
            : await (await service.Client.SummarizeAsync(new { text = RealService.Long, max_tokens = 20 })).JsonAsync();

        Assert.True((int)body["chunks"]! > 1);
        Assert.False((bool)body["truncated"]!);
        Assert.Equal("read-in-parts", (string?)Assert.Single(body["warnings"]!.AsArray())!["code"]);
    }

    [Fact]
    public async Task Summarize_DocumentThatFits_IsReadInOnePassWithoutAWarning()
    {
        var body = await (await service.Client.SummarizeAsync(new { text = RealService.Short, strategy = "auto" })).JsonAsync();

        Assert.Equal(1, (int)body["chunks"]!);
        Assert.Empty(body["warnings"]!.AsArray());
    }

    [Theory]
    [InlineData("start")]
    [InlineData("end")]
    public async Task Summarize_Truncate_ReadsAsMuchAsFitsAndSaysSo(string truncate)
    {
        var body = await (await service.Client.SummarizeAsync(new { text = RealService.Long, truncate, max_tokens = 5 })).JsonAsync();

        Assert.True((bool)body["truncated"]!);
        Assert.InRange((int)body["usage"]!["input_tokens"]!, service.MaxInputTokens - 40, service.MaxInputTokens);
        var warning = body["warnings"]!.AsArray().Single(w => (string?)w!["code"] == "truncated")!;
        Assert.Contains(service.MaxInputTokens.ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)warning["detail"]);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("end")]
    public async Task Summarize_OneSentenceLongerThanTheModelReads_IsCutAndSaysSo(string truncate)
    {
        var endless = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"gate{i} opens"));

        var body = await (await service.Client.SummarizeAsync(new { text = endless, truncate, strategy = "single", max_tokens = 5 })).JsonAsync();

        Assert.Superset(new HashSet<string?> { "sentence-cut", "truncated" }, body["warnings"]!.AsArray().Select(w => (string?)w!["code"]).ToHashSet());
    }

    [Fact]
    public async Task Summarize_TruncateAtEitherEnd_ReadsDifferentText()
    {
        async Task<string?> SummaryAsync(string truncate) =>
            (string?)(await (await service.Client.SummarizeAsync(new { text = RealService.Long, truncate, max_tokens = 30 })).JsonAsync())["summary"];

        Assert.NotEqual(await SummaryAsync("start"), await SummaryAsync("end"));
    }

    [Fact]
    public async Task Summarize_MapReduce_ReadsTheWholeDocumentInChunks()
    {
        var tokens = service.Engine.Tokenizer!.Encode(RealService.Long).Count;
        var least = tokens / service.MaxInputTokens;

        var body = await (await service.Client.SummarizeAsync(new { text = RealService.Long, strategy = "map_reduce", max_tokens = 20 })).JsonAsync();

        Assert.False((bool)body["truncated"]!);
        Assert.InRange((int)body["chunks"]!, least + 1, (2 * least) + 2);
        Assert.True((int)body["usage"]!["input_tokens"]! > tokens, "all chunks, their prompts and the last pass are counted");
        Assert.NotEqual("", (string?)body["summary"]);
        Assert.Empty(body["warnings"]!.AsArray());
    }

    [Fact]
    public async Task Summarize_MapReduceOfAShortDocument_IsASinglePass()
    {
        async Task<(int, string?)> SummaryAsync(string strategy)
        {
            var body = await (await service.Client.SummarizeAsync(new { text = RealService.Short, strategy, max_tokens = 20 })).JsonAsync();
            return ((int)body["chunks"]!, (string?)body["summary"]);
        }

        Assert.Equal(await SummaryAsync("single"), await SummaryAsync("map_reduce"));
    }

    [Fact]
    public async Task Stream_MapReduce_StartsWhenAllChunksAreRead()
    {
        using var response = await service.Client.StreamAsync(new { text = RealService.Long, strategy = "map_reduce", max_tokens = 10, stream = true });

        var all = await response.EventsAsync().ToListAsync();

        // Progress is told only where reading takes long enough to be noticed.
        Assert.All(all.TakeWhile(e => e.Type == "summary.progress"), e => Assert.InRange((int)e.Data["parts_read"]!, 1, (int)e.Data["parts"]!));
        var events = all.SkipWhile(e => e.Type == "summary.progress").ToList();
        Assert.Equal("summary.started", events[0].Type);
        Assert.Equal("summary.completed", events[^1].Type);
        Assert.Equal((int)events[0].Data["input_tokens"]!, (int)events[^1].Data["usage"]!["input_tokens"]!);
        Assert.True((int)events[^1].Data["chunks"]! > 1);
    }
}

public sealed class LongDocumentDisconnectTests
{
    [Fact]
    public async Task Summarize_ClientLeaves_AllChunksStop()
    {
        await using var engine = new ScriptedEngine();
        await using var service = new Service(engine.Factory);
        using var client = await service.StartAsync();
        using var leave = new CancellationTokenSource();
        var answer = client.SummarizeAsync(new { text = RealService.Long, strategy = "map_reduce" }, leave.Token);
        var running = new List<ScriptedGeneration> { await engine.NextAsync(), await engine.NextAsync() };

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await service.Log.WaitForAsync("POST /v1/summarize 499");

        // The request has ended, so no chunk is submitted after those that are waiting here.
        while (engine.Waiting > 0)
        {
            running.Add(await engine.NextAsync());
        }

        await Task.WhenAll(running.Select(chunk => chunk.Cancelled));
        Assert.Equal(running.Count, engine.Submitted);
    }
}
