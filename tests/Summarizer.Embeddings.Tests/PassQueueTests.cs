namespace Summarizer.Embeddings.Tests;

public sealed class PassQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leave_LongTextsWait_TheNewTextIsNextOrNextButOne()
    {
        var queue = new PassQueue(passes: 1);
        await queue.EnterAsync(had: 9, Cancellation);
        var order = new List<string>();
        var longTexts = Enumerable.Range(0, 20).Select(i => Wait(queue, 5 + i, $"long {i}", order)).ToList();
        var shortText = Wait(queue, 0, "short", order);

        queue.Leave();
        await Task.WhenAll([.. longTexts, shortText]);

        Assert.InRange(order.IndexOf("short"), 0, 1);
    }

    [Fact]
    public async Task Leave_ShortTextsKeepComing_TheLongTextIsNotPassedOverForEver()
    {
        var queue = new PassQueue(passes: 1);
        await queue.EnterAsync(had: 0, Cancellation);
        var order = new List<string>();
        var longText = Wait(queue, 100, "long", order);
        var shortTexts = Enumerable.Range(0, 20).Select(i => Wait(queue, 0, $"short {i}", order)).ToList();

        queue.Leave();
        await Task.WhenAll([.. shortTexts, longText]);

        Assert.InRange(order.IndexOf("long"), 0, 1);
    }

    [Fact]
    public async Task EnterAsync_CallerLeavesWhileItWaits_TheNextOneGetsThePass()
    {
        var queue = new PassQueue(passes: 1);
        await queue.EnterAsync(had: 0, Cancellation);
        using var leaving = new CancellationTokenSource();
        var gone = queue.EnterAsync(had: 0, leaving.Token);
        var next = queue.EnterAsync(had: 0, Cancellation);

        await leaving.CancelAsync();
        queue.Leave();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await next;
        queue.Leave();
        await queue.EnterAsync(had: 0, Cancellation);
    }

    [Fact]
    public async Task Close_OneRunsAndOneWaits_RefusesTheOneAndWaitsForTheOther()
    {
        var queue = new PassQueue(passes: 1);
        await queue.EnterAsync(had: 0, Cancellation);
        var waiting = queue.EnterAsync(had: 0, Cancellation);

        var closing = Task.Run(queue.Close, Cancellation);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.False(closing.IsCompleted);
        queue.Leave();
        await closing;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => queue.EnterAsync(had: 0, Cancellation));
    }

    private static async Task Wait(PassQueue queue, int had, string name, List<string> order)
    {
        await queue.EnterAsync(had, Cancellation);
        order.Add(name);
        queue.Leave();
    }
}
