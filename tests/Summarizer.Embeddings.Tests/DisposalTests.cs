namespace Summarizer.Embeddings.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task Dispose_PassesRunAndWait_EndsThemCleanly()
    {
        var model = EmbeddingModel.Load(MiniLm.Folder, new EmbeddingOptions { CacheMiB = 0, ConcurrentPasses = 2 });
        string[] texts = [.. Enumerable.Range(0, 12).Select(i => string.Join(' ', Enumerable.Repeat($"word{i}", 300)))];
        var running = texts.Select(t => Task.Run(() => model.EmbedAsync(t, TestContext.Current.CancellationToken))).ToList();
        await Task.WhenAny(running);

        model.Dispose();

        foreach (var task in running)
        {
            var error = await Record.ExceptionAsync(() => task);
            Assert.True(error is null or ObjectDisposedException, $"{error}");
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => model.EmbedAsync("another", TestContext.Current.CancellationToken));
    }
}
