using Summarizer.Engine.Requests;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

/// <summary>By default a document is read whole if it fits, else in parts, and the answer says which.</summary>
public sealed class AutoStrategyTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly string Long = string.Concat(Enumerable.Range(1, 80).Select(i => $"In the year {1200 + i} the town built bridge number {i}. "));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summarize_DocumentThatFits_IsOnePass()
    {
        var result = await SummarizeAsync(new() { Text = "One bridge was built.", MaxTokens = 8 });

        Assert.Equal(1, result.Chunks);
        Assert.DoesNotContain(result.Warnings, warning => warning.Code == "read-in-parts");
    }

    [Fact]
    public async Task Summarize_LongerDocument_IsReadInPartsAsWithMapReduce()
    {
        var request = new SummarizeRequest { Text = Long, MaxTokens = 8, Temperature = 2, Seed = 4 };
        var result = await SummarizeAsync(request);
        var same = await SummarizeAsync(request with { Strategy = SummaryStrategy.MapReduce });

        Assert.Equal((same.Summary, same.Chunks, false), (result.Summary, result.Chunks, result.Truncated));
        Assert.True(result.Chunks > 1);
        Assert.Contains(result.Chunks.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(result.Warnings, w => w.Code == "read-in-parts").Detail);
        Assert.DoesNotContain(same.Warnings, w => w.Code == "read-in-parts");
    }

    [Fact]
    public async Task Summarize_LongerDocument_ReportsEveryPartOnce()
    {
        var parts = new Parts();

        var result = await SummarizeAsync(new() { Text = Long, MaxTokens = 8, Progress = parts });

        Assert.Equal(Enumerable.Range(1, result.Chunks).Select(i => new ReadingProgress(i, result.Chunks)), parts.Order());
    }

    [Fact]
    public async Task Summarize_LongerDocumentThatMayBeTruncated_IsOnePass()
    {
        var result = await SummarizeAsync(new() { Text = Long, MaxTokens = 8, Truncate = Truncation.End });

        Assert.Equal((1, true), (result.Chunks, result.Truncated));
    }

    [Fact]
    public async Task Summarize_SinglePassOfALongerDocument_IsRefused() => Assert.Equal(
        EngineError.InputTooLong,
        (await Assert.ThrowsAsync<EngineException>(() => SummarizeAsync(new() { Text = Long, Strategy = SummaryStrategy.Single }))).Error);

    private sealed class Parts : IProgress<ReadingProgress>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<ReadingProgress> _reports = [];

        public void Report(ReadingProgress value) => _reports.Enqueue(value);

        public IEnumerable<ReadingProgress> Order() => _reports.OrderBy(p => p.Done);
    }

    private Task<SummarizeResult> SummarizeAsync(SummarizeRequest request) =>
        new DocumentSummarizer(model.Engine, new SummarizationOptions(), TimeProvider.System).SummarizeAsync(request, Token);
}
