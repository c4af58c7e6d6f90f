namespace Summarizer.Embeddings.Tests;

public sealed class EmbeddingWorkTests(MiniLm miniLm) : IClassFixture<MiniLm>
{
    private static readonly string[] Long =
        [.. Enumerable.Range(0, 2500).Select(i => $"Sentence {i} of a report speaks of item {i * 7} and of the room behind it. ")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmbedPassageAsync_NewTextThenTheSame_CountsPassesOnce()
    {
        var (first, second) = (new EmbeddingWork(TimeProvider.System), new EmbeddingWork(TimeProvider.System));
        string[] text = [.. Long.Take(100)];

        await miniLm.Model.EmbedPassageAsync(text, first, Cancellation);
        await miniLm.Model.EmbedPassageAsync(text, second, Cancellation);

        Assert.InRange(first.Passes, 2, 10);
        Assert.True(first.Tokens > 100 * 10);
        Assert.True(first.Encode > TimeSpan.Zero);
        Assert.Equal((0, 0, TimeSpan.Zero, TimeSpan.Zero), (second.Passes, second.Tokens, second.Encode, second.Queue));
    }

    [Fact]
    public async Task EmbedPassageAsync_CallerLeavesALongText_StopsWithinAPass()
    {
        var work = new EmbeddingWork(TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var reading = Task.Run(() => miniLm.Model.EmbedPassageAsync(Long, work, leaving.Token), Cancellation);
        while (work.Passes < 2 && !reading.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancellation);
        }

        await leaving.CancelAsync();
        var had = work.Passes;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.InRange(work.Passes, had, had + 1);
        await miniLm.Model.EmbedAsync("The next text is read.", Cancellation);
    }

    [Fact]
    public async Task EmbedPassageAsync_LongTextsAreRead_AShortOneDoesNotWaitForTheirEnd()
    {
        using var model = EmbeddingModel.Load(MiniLm.Folder, new EmbeddingOptions { CacheMiB = 0, ConcurrentPasses = 1 });
        using var leaving = new CancellationTokenSource();
        var works = Enumerable.Range(0, 6).Select(_ => new EmbeddingWork(TimeProvider.System)).ToList();
        var readings = works
            .Select((work, i) => Task.Run(() => model.EmbedPassageAsync([$"Text {i}. ", .. Long], work, leaving.Token), Cancellation))
            .ToList();
        while (works.Exists(w => w.Passes < 2))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancellation);
        }

        var before = works.Sum(w => w.Passes);
        await model.EmbedAsync("A short text.", Cancellation);

        // The pass that runs, one of the oldest text, and what begins before this line is reached.
        Assert.InRange(works.Sum(w => w.Passes) - before, 0, 4);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(readings));
    }
}
