using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Tests.Endpoints.Documents;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Endpoints.Batch;

[Collection(RealModel.Name)]
public sealed class BatchTests(RealService service)
{
    private const string Route = "/v1/summarize/batch";

    [Fact]
    public async Task Batch_Documents_GiveWhatEachGivesAlone()
    {
        string[] texts = [RealService.Short, "The bridge was closed in March. It will open again in May.", "A storm broke the dam. Nobody was hurt."];

        var batch = await (await Post(new { documents = texts.Select((t, i) => new { text = t, id = $"d{i}", metadata = new { i } }), max_tokens = 24 })).JsonAsync();

        var results = batch["results"]!.AsArray();
        Assert.Equal((3, 0), ((int)batch["succeeded"]!, (int)batch["failed"]!));
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = await (await service.Client.SummarizeAsync(new { text = texts[i], max_tokens = 24 })).JsonAsync();
            Assert.Equal((i, $"d{i}", i), ((int)results[i]!["index"]!, (string)results[i]!["id"]!, (int)results[i]!["metadata"]!["i"]!));
            Assert.Equal((string?)alone["summary"], (string?)results[i]!["summary"]!["summary"]);
        }

        Assert.Distinct(results.Select(r => (string)r!["summary"]!["id"]!));
        Assert.Equal(results.Sum(r => (int)r!["summary"]!["usage"]!["total_tokens"]!), (int)batch["usage"]!["total_tokens"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Batch_OneDocumentThatFails_DoesNotTakeTheOthersAlong(int bad)
    {
        string[] texts = [RealService.Short, RealService.Short, RealService.Short];
        texts[bad] = RealService.Long;

        var batch = await (await Post(new { documents = texts, max_tokens = 8, strategy = "single" })).JsonAsync();

        Assert.Equal((2, 1), ((int)batch["succeeded"]!, (int)batch["failed"]!));
        Wire.Check(batch["results"]![bad]!["problem"]!.AsObject(), 422, "input-too-long");
        Assert.Null(batch["results"]![bad]!["summary"]);
    }

    [Fact]
    public async Task Batch_FilesInAForm_AreReadOneByOne()
    {
        using var form = DocumentTests.Form([("a.md", null, "# Title\n\nThe bridge was closed in March."), ("b.bin", null, "?"), ("c.txt", null, RealService.Short)], ("max_tokens", "16"));

        var batch = await (await service.Client.PostAsync(Route, form)).JsonAsync();

        Assert.Equal(["a.md", "b.bin", "c.txt"], batch["results"]!.AsArray().Select(r => (string)r!["id"]!));
        Assert.Equal("markdown", (string?)batch["results"]![0]!["summary"]!["document"]!["format"]);
        Wire.Check(batch["results"]![1]!["problem"]!.AsObject(), 415, "unsupported-media-type");
    }

    [Fact]
    public async Task Batch_Stream_SendsEveryResultAndThenAll()
    {
        using var response = await Post(new { documents = new[] { RealService.Short, RealService.Long, "Short. Text." }, max_tokens = 8, stream = true, strategy = "single" });

        var events = await response.EventsAsync().ToListAsync();

        Assert.Equal(["batch.item", "batch.item", "batch.item", "batch.completed"], events.Select(e => e.Type));
        Assert.Equal([0, 1, 2], events.Take(3).Select(e => (int)e.Data["index"]!).Order());
        Assert.Equal(events.Take(3).OrderBy(e => (int)e.Data["index"]!).Select(e => e.Data.ToJsonString()), events[^1].Data["results"]!.AsArray().Select(r => r!.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"documents": []}""", "documents", "1 to 64 documents; it holds 0")]
    [InlineData("""{"documents": ["a"], "max_tokens": 0}""", "max_tokens", "1 to 256; it is 0")]
    [InlineData("""{"documents": [7]}""", "documents", "an array")]
    [InlineData("""{"documents": ["a"], "text": "b"}""", "text", "not a field")]
    public async Task Batch_WrongForAll_IsOneProblem(string json, string field, string message)
    {
        var problem = await (await service.Client.PostTextAsync(Route, json)).ProblemAsync(422, "validation");

        Assert.Contains(message, (string?)problem["errors"]![field]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_MoreThanAllowed_IsRefused() =>
        await (await Post(new { documents = Enumerable.Repeat("a", 65) })).ProblemAsync(422, "validation");

    private Task<HttpResponseMessage> Post(object body) => service.Client.PostAsync(Route, JsonContent.Create(body));
}

public sealed class BatchOverloadTests
{
    private static readonly EngineException Full = new(EngineError.Overloaded, "full") { RetryAfter = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public async Task Batch_QueueFullAtTheFirst_Is429()
    {
        await using var engine = new ScriptedEngine();
        await using var service = new Service(engine.Factory);
        using var client = await service.StartAsync();
        engine.Refusal = Full;

        using var response = await client.PostAsync("/v1/summarize/batch", JsonContent.Create(new { documents = new[] { "a", "b" } }));

        await response.ProblemAsync(429, "overloaded");
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Batch_QueueFullLater_WaitsForRoom()
    {
        await using var engine = new ScriptedEngine();
        await using var service = new Service(engine.Factory, settings: new() { ["Batch:Concurrency"] = "1" });
        using var client = await service.StartAsync();
        var answer = client.PostAsync("/v1/summarize/batch", JsonContent.Create(new { documents = new[] { "a", "b" } }));
        var first = await engine.NextAsync();
        engine.Refusal = Full;
        first.Read();
        first.Write("one");
        first.Finish();

        await Patience.UntilAsync(() => engine.Refused >= 2);
        engine.Refusal = null;
        var second = await engine.NextAsync();
        second.Read();
        second.Write("two");
        second.Finish();

        var batch = await (await answer).JsonAsync();
        Assert.Equal(["one", "two"], batch["results"]!.AsArray().Select(r => (string)r!["summary"]!["summary"]!));
    }

    [Fact]
    public async Task Batch_TimeIsOver_WhatIsFinishedCounts()
    {
        await using var engine = new ScriptedEngine();
        var clock = new FakeTimeProvider();
        await using var service = new Service(engine.Factory, clock, new() { ["RequestTimeout"] = "00:00:30", ["Batch:Concurrency"] = "1" });
        using var client = await service.StartAsync();
        var answer = client.PostAsync("/v1/summarize/batch", JsonContent.Create(new { documents = new[] { "a", "b" } }));
        var first = await engine.NextAsync();
        first.Read();
        first.Write("one");
        first.Finish();

        // One at a time: the second begins when the first is finished.
        (await engine.NextAsync()).Read();
        clock.Advance(TimeSpan.FromSeconds(30));

        var batch = await (await answer).JsonAsync();

        Assert.Equal("one", (string?)batch["results"]![0]!["summary"]!["summary"]);
        Wire.Check(batch["results"]![1]!["problem"]!.AsObject(), 504, "timeout");
    }
}
