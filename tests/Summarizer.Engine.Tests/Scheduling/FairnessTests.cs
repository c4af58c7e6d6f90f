using CsCheck;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;

namespace Summarizer.Engine.Tests.Scheduling;

/// <summary>What the queue promises to every caller, for any traffic.</summary>
public sealed class FairnessTests
{
    private const int Longest = 8192;
    private const long DearestCost = Longest + 8;

    private static readonly Gen<Sequence> Any =
        from caller in Gen.Int[0, 4]
        from tokens in Gen.Int[1, Longest]
        from batch in Gen.Bool
        select Generations.From($"caller {caller}", tokens, batch ? RequestPriority.Batch : RequestPriority.Interactive);

    [Fact]
    public void TakePass_HundredOfOneCallerAndOneOfAnother_TheOneWaitsForOneTurn()
    {
        var queue = Queue(Enumerable.Range(0, 100).Select(_ => Generations.From("many", 1000)).Append(Generations.From("one", 1000)));

        var before = Drain(queue).TakeWhile(g => g.Caller.Name != "one").Sum(g => g.Cost);

        Assert.InRange(before, 1, DeficitRoundRobinQueue.Turn + 1008);
    }

    [Fact]
    public void TakePass_ManyAtATime_EveryCallerIsInTheFirstPass()
    {
        var queue = Queue(Enumerable.Range(0, 12).Select(i => Generations.From(i < 8 ? "many" : $"caller {i}", 100)));
        var pass = new List<Sequence>();

        queue.TakePass(freeSlots: 8, mostInputs: 8, tokenBudget: 4096, pass);

        Assert.Equal(5, pass.Select(g => g.Caller.Name).Distinct().Count());
    }

    [Fact]
    public void TakePass_BatchOfTheSameCaller_WaitsBehindInteractive()
    {
        var queue = Queue([Generations.From("a", 10, RequestPriority.Batch), Generations.From("a", 11), Generations.From("b", 12)]);

        Assert.Equal([11, 12, 10], Drain(queue).Select(g => g.InputIds.Length));
    }

    [Fact]
    public void TakePass_AnyTraffic_NeverRestsWhileSomethingWaits() => Any.List[0, 60].Sample(all =>
    {
        var queue = Queue(all);
        var served = Drain(queue).ToList();

        Assert.Equal(0, queue.Count);
        Assert.Equal(all.Count, served.Distinct().Count());
    });

    [Fact]
    public void TakePass_AnyTraffic_KeepsTheOrderWithinACaller() => Any.List[0, 60].Sample(all =>
    {
        var served = Drain(Queue(all)).ToLookup(g => g.Caller);

        Assert.All(all.ToLookup(g => g.Caller), sent => Assert.Equal(sent, served[sent.Key]));
    });

    // Between two turns of a caller everybody else has one, and a request costs at most so many turns.
    [Fact]
    public void TakePass_NewcomersNeverEnd_NobodyStarves() => Gen.Select(Gen.Int[1, Longest].List[1, 20], Gen.Int[1, Longest]).Sample((others, mine) =>
    {
        var queue = Queue(others.Select((tokens, i) => Generations.From($"caller {i}", tokens)));
        var victim = Generations.From("victim", mine);
        queue.Add(victim);
        var spent = 0L;
        for (var i = 0; ; i++)
        {
            var taken = TakeOne(queue);
            if (taken == victim)
            {
                break;
            }

            spent += taken.Cost;
            Assert.InRange(spent, 0, others.Count * (DeficitRoundRobinQueue.Turn + DearestCost));
            queue.Add(Generations.From($"newcomer {i}", Longest));
            queue.Add(Generations.From(taken.Caller.Name, Longest));
        }
    });

    [Fact]
    public void TakePass_TwoBusyCallers_GetEqualSharesWhateverTheySend() => Gen.Select(Gen.Int[1, Longest], Gen.Int[1, Longest]).Sample((first, second) =>
    {
        var queue = new WaitingQueue();
        var spent = new Dictionary<string, long> { ["first"] = 0, ["second"] = 0 };
        queue.Add(Generations.From("first", first));
        queue.Add(Generations.From("second", second));
        for (var i = 0; i < 200; i++)
        {
            // Whoever is served has the next request waiting already.
            queue.Add(Generations.From("first", first));
            queue.Add(Generations.From("second", second));
            var taken = TakeOne(queue);
            spent[taken.Caller.Name] += taken.Cost;
            Assert.InRange(spent["first"] - spent["second"], -DeficitRoundRobinQueue.Turn - DearestCost, DeficitRoundRobinQueue.Turn + DearestCost);
        }
    });

    [Fact]
    public void TakePass_InteractiveNeverEnds_BatchGetsItsShare() => Gen.Select(Gen.Int[1, Longest], Gen.Int[1, Longest]).Sample((interactive, batch) =>
    {
        var patient = Generations.From("night job", batch, RequestPriority.Batch);
        var queue = Queue([patient]);
        var before = 0L;
        while (true)
        {
            queue.Add(Generations.From("user", interactive));
            var taken = TakeOne(queue);
            if (taken == patient)
            {
                break;
            }

            before += taken.Cost;
            Assert.InRange(before, 0, (WaitingQueue.Patience * patient.Cost) + interactive + 8);
        }

        Assert.True(before >= Math.Min(WaitingQueue.Patience * patient.Cost, interactive), "batch went first");
    });

    private static WaitingQueue Queue(IEnumerable<Sequence> generations)
    {
        var queue = new WaitingQueue();
        foreach (var generation in generations)
        {
            queue.Add(generation);
        }

        return queue;
    }

    private static Sequence TakeOne(WaitingQueue queue)
    {
        var pass = new List<Sequence>();
        queue.TakePass(freeSlots: 8, mostInputs: 1, tokenBudget: 4096, pass);
        return Assert.Single(pass);
    }

    private static IEnumerable<Sequence> Drain(WaitingQueue queue)
    {
        while (queue.Count > 0)
        {
            yield return TakeOne(queue);
        }
    }
}
