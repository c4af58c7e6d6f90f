using Summarizer.Engine.Requests;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;
using Summarizer.TextModel;

namespace Summarizer.Tests.Summarization;

public sealed class MapReduceTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly string Long = string.Concat(Enumerable.Range(1, 120).Select(i => $"In the year {1200 + i} the town built bridge number {i}. "));

    private static readonly SummarizeRequest Request = new() { Text = Long, Strategy = SummaryStrategy.MapReduce, MaxTokens = 20, Temperature = 2, Seed = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summarize_LongDocument_ReadsEveryChunkOnce()
    {
        var engine = new AlteredEngine(model.Engine);
        var prompt = new TaskPrompt("summarize", model.Engine.Model.Prompts["summarize"].Template);
        var chunks = new DocumentChunker(new PromptEncoder(model.Engine.Tokenizer!, prompt, null, model.Engine.Model.Tokens, model.Engine.MaxInputTokens)).Split(TextAnalyzer.Analyze(Long));

        var result = await Create(engine).SummarizeAsync(Request, Token);

        var read = engine.Submitted.Take(chunks.Count).Select(r => engine.Tokenizer!.Decode(r.InputIds));
        Assert.Equal(chunks.Select(c => prompt.Render(c.Text)).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Equal((chunks.Count, false), (result.Chunks, result.Truncated));
        Assert.Equal(engine.Submitted.Sum(r => r.InputIds.Count), result.InputTokens);
        Assert.True(engine.Submitted.Count > chunks.Count, "the summaries must be summarized");
        Assert.All(engine.Submitted, r => Assert.InRange(r.InputIds.Count, 1, model.Engine.MaxInputTokens));
    }

    [Fact]
    public async Task Summarize_SummariesThatDoNotFitEither_AreReducedAgain()
    {
        var engine = new AlteredEngine(model.Engine);
        var text = string.Concat(Enumerable.Repeat(Long, 6));

        var result = await Create(engine).SummarizeAsync(Request with { Text = text }, Token);

        // The chunks of the document, those of their joined summaries, and the last pass.
        Assert.True(engine.Submitted.Count > result.Chunks + 2, $"{engine.Submitted.Count} passes for {result.Chunks} chunks");
        Assert.True(engine.Submitted.Count < 2 * result.Chunks, "every level must be smaller than the one before");
    }

    [Theory]
    [InlineData(Truncation.None)]
    [InlineData(Truncation.Start)]
    [InlineData(Truncation.End)]
    public async Task Summarize_MoreThanTheChunksAllowed_IsRefusedOrCut(Truncation truncate)
    {
        var engine = new AlteredEngine(model.Engine);
        var summarizer = Create(engine, new() { MaxChunks = 3 });
        var request = Request with { Truncate = truncate };
        if (truncate == Truncation.None)
        {
            var e = await Assert.ThrowsAsync<EngineException>(() => summarizer.SummarizeAsync(request, Token));
            Assert.Equal(EngineError.InputTooLong, e.Error);
            Assert.True(e.Limit < 3 * 256 && e.Actual > e.Limit);
            Assert.Empty(engine.Submitted);
            return;
        }

        var result = await summarizer.SummarizeAsync(request, Token);

        var read = string.Concat(engine.Submitted.Take(result.Chunks + 3).Select(r => engine.Tokenizer!.Decode(r.InputIds)));
        Assert.True(result.Truncated);
        Assert.Contains(result.Warnings, w => w.Code == "truncated");
        Assert.Equal(truncate == Truncation.End, read.Contains("bridge number 1.", StringComparison.Ordinal));
        Assert.Equal(truncate == Truncation.Start, read.Contains("bridge number 120.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summarize_ChunksGiveNothing_ReadsTheStartRatherThanAnEmptyPrompt()
    {
        // Greedily, this random model repeats its start token, which stands for no text.
        var engine = new AlteredEngine(model.Engine);

        var result = await Create(engine).SummarizeAsync(Request with { Temperature = 0 }, Token);

        Assert.StartsWith("Summarize: In the year 1201", engine.Tokenizer!.Decode(engine.Submitted[^1].InputIds));
        Assert.True(result.Truncated);
        Assert.Equal(["truncated", "empty-summary"], result.Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task Summarize_QueueFullAtTheDoor_IsRefused()
    {
        var engine = new AlteredEngine(model.Engine) { BeforeSubmit = _ => throw Full() };

        Assert.Equal(EngineError.Overloaded, (await Assert.ThrowsAsync<EngineException>(() => Create(engine).SummarizeAsync(Request, Token))).Error);
    }

    [Fact]
    public async Task Summarize_QueueFullLater_WaitsForRoom()
    {
        var refusals = 3;
        var engine = new AlteredEngine(model.Engine)
        {
            BeforeSubmit = i =>
            {
                if (i == 3 && refusals-- > 0)
                {
                    throw Full();
                }
            },
        };

        var result = await Create(engine).SummarizeAsync(Request, Token);

        Assert.True(result.Chunks > 3 && refusals < 0, "the queue must have been full and then not");
    }

    [Fact]
    public async Task Summarize_OneChunkFails_FailsWithThatReasonAndStopsTheOthers()
    {
        var engine = new AlteredEngine(model.Engine)
        {
            BeforeSubmit = i =>
            {
                if (i == 2)
                {
                    throw new EngineException(EngineError.InferenceFailed, "chunk three");
                }
            },
        };

        var e = await Assert.ThrowsAsync<EngineException>(() => Create(engine).SummarizeAsync(Request, Token));

        Assert.Equal("chunk three", e.Message);
        await model.Engine.IdleAsync();
    }

    [Fact]
    public async Task Summarize_Cancelled_StopsAllChunks()
    {
        using var leave = new CancellationTokenSource();
        var engine = new AlteredEngine(model.Engine)
        {
            BeforeSubmit = i =>
            {
                if (i == 2)
                {
                    leave.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(engine).SummarizeAsync(Request, leave.Token));

        Assert.InRange(engine.Submitted.Count, 2, 6);
        await model.Engine.IdleAsync();
    }

    private static DocumentSummarizer Create(AlteredEngine engine, SummarizationOptions? options = null) =>
        new(engine, options ?? new SummarizationOptions(), TimeProvider.System);

    private static EngineException Full() => new(EngineError.Overloaded, "full") { RetryAfter = TimeSpan.FromMilliseconds(5) };
}
