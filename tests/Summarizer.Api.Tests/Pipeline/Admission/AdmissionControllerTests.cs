using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Admission;

public sealed class AdmissionControllerTests
{
    private static readonly Client Somebody = new(Caller.Unnamed, IsKnown: false, null);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Enter_MoreRequestsThanFit_AreRefused()
    {
        var door = Door(requests: 2);
        door.Acquire(Somebody, 1);
        door.Acquire(Somebody, 1);

        var refusal = Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 1));

        Assert.Equal((ProblemKind.Overloaded, 2, 2, TimeSpan.FromSeconds(1)), (refusal.Kind, refusal.Limit, refusal.Actual, refusal.RetryAfter));
        Assert.Equal((2, 2), door.Held);
    }

    [Fact]
    public void Enter_MoreTokensThanFit_AreRefusedUnlessTheHouseIsEmpty()
    {
        var door = Door(tokens: 100);
        door.Acquire(Somebody, 300);

        var refusal = Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 1));

        Assert.Equal((100, 301), (refusal.Limit, refusal.Actual));
        door.Release(Somebody, 300);
        door.Acquire(Somebody, 1);
    }

    [Fact]
    public void Grow_OneWhoIsAlone_MayBecomeLargerThanTheHouse()
    {
        var door = Door(tokens: 100);
        door.Acquire(Somebody, 0);
        door.Extend(Somebody, 500);
        Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 1));

        door.Release(Somebody, 500);
        door.Acquire(Somebody, 10);
        door.Acquire(Somebody, 10);

        Assert.Throws<ProblemException>(() => door.Extend(Somebody, 90));
        Assert.Equal((2, 20), door.Held);
    }

    [Fact]
    public void Correct_RequestThatWasUnderestimated_LeavesLessForOthers()
    {
        var door = Door(tokens: 100);
        door.Acquire(Somebody, 10);
        door.Correct(Somebody, 85);

        Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 10));
    }

    [Fact]
    public void Enter_OneKnownClient_HoldsAtMostItsShare()
    {
        var door = Door(requests: 4);
        var (greedy, other) = (Known("greedy"), Known("other"));
        door.Acquire(greedy, 1);
        door.Acquire(greedy, 1);

        Assert.Equal(2, Assert.Throws<ProblemException>(() => door.Acquire(greedy, 1)).Limit);

        door.Acquire(other, 1);
        door.Release(greedy, 1);
        door.Acquire(greedy, 1);
    }

    [Fact]
    public void Enter_Full_RetryAfterFollowsTheMeasuredThroughput()
    {
        var door = Door(requests: 10, tokens: 1000);
        for (var i = 0; i < 10; i++)
        {
            door.Acquire(Somebody, 100);
        }

        for (var i = 0; i < 4; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            door.Release(Somebody, 100);
            door.Acquire(Somebody, 100);
        }

        Assert.Equal(TimeSpan.FromSeconds(3), Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 1)).RetryAfter);
        door.Release(Somebody, 100);

        // Of the 900 tokens held, 400 must end first; the moving mean is 2.7 s for 100 tokens, so that takes 10.8 s.
        Assert.Equal(TimeSpan.FromSeconds(11), Assert.Throws<ProblemException>(() => door.Acquire(Somebody, 500)).RetryAfter);
    }

    [Fact]
    public void Place_LeftAndToldMore_HoldsNothing()
    {
        var door = Door();
        var place = AdmissionLease.Acquire(door, null, Somebody, bytes: 0);
        place.Receive(400);
        Assert.Equal((1, 100), door.Held);
        place.Count(150);
        Assert.Equal((1, 150), door.Held);

        place.Dispose();
        place.Dispose();
        place.Count(500);

        Assert.Equal((0, 0), door.Held);
    }

    // Whatever comes and goes, the counters are the sums of who is inside and stay within the limits, but for one who is alone.
    [Fact]
    public void Door_AnyTraffic_NeverHoldsTooMuch() => Gen.Int[0, 400].List[0, 80].Sample(steps =>
    {
        var door = Door(requests: 5, tokens: 1000);
        var inside = new List<int>();
        foreach (var step in steps)
        {
            if (step % 3 == 0 && inside.Count > 0)
            {
                door.Release(Somebody, inside[0]);
                inside.RemoveAt(0);
            }
            else if (TryEnter(door, step))
            {
                inside.Add(step);
            }

            Assert.Equal((inside.Count, (long)inside.Sum()), door.Held);
            Assert.InRange(inside.Count, 0, 5);
            Assert.True(inside.Count <= 1 || inside.Sum() <= 1000);
        }
    });

    [Fact]
    public async Task Enter_ManyAtOnce_LetsInExactlyAsManyAsFit()
    {
        var door = Door(requests: 50, tokens: 10_000);

        var let = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => TryEnter(door, 300))));

        Assert.Equal(33, let.Count(l => l));
        Assert.Equal((33, 9900), door.Held);
    }

    private static bool TryEnter(AdmissionController door, int tokens)
    {
        try
        {
            door.Acquire(Somebody, tokens);
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    private static Client Known(string name) => new(new Caller(name), IsKnown: true, null);

    private AdmissionController Door(int requests = 100, long tokens = 1_000_000) =>
        new(Microsoft.Extensions.Options.Options.Create(new SummarizerOptions { Admission = new() { MaxRequests = requests, MaxTokens = tokens } }), _clock);
}
