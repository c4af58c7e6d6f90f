using Summarizer.Engine.Scheduling;

namespace Summarizer.Engine.Tests.Scheduling;

public sealed class WaitingQueueTests
{
    [Fact]
    public void TakePass_SimilarLengths_ShareAPassWithinTheBudget()
    {
        var queue = Queue(100, 90, 95, 100);

        Assert.Equal([100, 90, 95], Take(queue, freeSlots: 8, budget: 300));
        Assert.Equal([100], Take(queue, freeSlots: 8, budget: 300));
        Assert.Empty(Take(queue, freeSlots: 8, budget: 300));
    }

    [Fact]
    public void TakePass_VeryDifferentLengths_DoNotShareAPass()
    {
        var queue = Queue(100, 10, 98, 11);

        Assert.Equal([100, 98], Take(queue, freeSlots: 8, budget: 4096));
        Assert.Equal([10, 11], Take(queue, freeSlots: 8, budget: 4096));
    }

    [Fact]
    public void TakePass_InputAboveTheBudget_PassesAlone() =>
        Assert.Equal([500], Take(Queue(500, 490), freeSlots: 8, budget: 256));

    [Fact]
    public void TakePass_FewSlots_TakesThatMany() =>
        Assert.Equal([50, 51], Take(Queue(50, 51, 52), freeSlots: 2, budget: 4096));

    [Fact]
    public void TakePass_OneInputPerPass_TakesTheOldest() =>
        Assert.Equal([50], Take(Queue(50, 50), freeSlots: 8, budget: 4096, inputs: 1));

    [Fact]
    public void TakePass_OldestNeedsMoreSlots_NobodyOvertakesIt()
    {
        var queue = new WaitingQueue();
        queue.Add(Generations.Of(10, rows: 4));
        queue.Add(Generations.Of(10));

        Assert.Empty(Take(queue, freeSlots: 3, budget: 4096));
        Assert.Equal([10], Take(queue, freeSlots: 4, budget: 4096));
    }

    [Fact]
    public void RemoveWhere_SomeCancelled_KeepsTheOrderOfTheOthers()
    {
        var queue = Queue(10);
        queue.Add(Generations.Cancelled(11));
        queue.Add(Generations.Of(10));
        var removed = new List<Sequence>();

        queue.RemoveWhere(generation => generation.Cancellation.IsCancellationRequested, removed);

        Assert.Equal([11], removed.Select(generation => generation.InputIds.Length));
        Assert.Equal(2, queue.Count);
    }

    private static WaitingQueue Queue(params int[] lengths)
    {
        var queue = new WaitingQueue();
        foreach (var length in lengths)
        {
            queue.Add(Generations.Of(length));
        }

        return queue;
    }

    private static IEnumerable<int> Take(WaitingQueue queue, int freeSlots, int budget, int inputs = int.MaxValue)
    {
        var pass = new List<Sequence>();
        queue.TakePass(freeSlots, inputs, budget, pass);
        return pass.Select(generation => generation.InputIds.Length);
    }
}
