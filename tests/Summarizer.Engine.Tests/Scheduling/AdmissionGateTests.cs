using Microsoft.Extensions.Time.Testing;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;

namespace Summarizer.Engine.Tests.Scheduling;

public sealed class AdmissionGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Enter_MoreRequestsThanMayWait_AreRefused()
    {
        var gate = Gate(new EngineOptions { MaxQueuedRequests = 2 }, slots: 1);
        gate.Enter(Generations.Of(10));
        gate.Enter(Generations.Of(10));
        gate.Enter(Generations.Of(10));

        // The first has a free slot, so two wait.
        var refusal = Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));

        Assert.Equal((EngineError.Overloaded, 2, 2), (refusal.Error, refusal.Limit, refusal.Actual));
        Assert.Equal(TimeSpan.FromSeconds(1), refusal.RetryAfter);
        Assert.Equal((0, 3, 30), gate.Load);
    }

    [Fact]
    public void Enter_NoWaitingAllowedButFreeSlots_IsLetIn()
    {
        var gate = Gate(new EngineOptions { MaxQueuedRequests = 0 }, slots: 3);
        gate.Enter(Generations.Of(10, rows: 2));
        gate.Enter(Generations.Of(10));

        Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));
    }

    [Fact]
    public void Enter_MoreTokensThanMayWait_IsRefusedUnlessNothingWaits()
    {
        var gate = Gate(new EngineOptions { MaxQueuedTokens = 100 }, slots: 1);
        var running = Generations.Of(500);
        gate.Enter(running);
        gate.Start(running);
        gate.Enter(Generations.Of(300));

        var refusal = Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(1)));

        Assert.Equal((EngineError.Overloaded, 100, 301), (refusal.Error, refusal.Limit, refusal.Actual));
    }

    [Fact]
    public void Finish_StartedRequest_MakesRoom()
    {
        var gate = Gate(new EngineOptions { MaxQueuedRequests = 0 }, slots: 1);
        var first = Generations.Of(10);
        gate.Enter(first);
        gate.Start(first);
        Assert.Equal((1, 0, 0), gate.Load);
        Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));

        gate.Finish(first);
        gate.Enter(first);
        gate.Drop(first);

        Assert.Equal((0, 0, 0), gate.Load);
    }

    [Fact]
    public void Enter_Closed_IsRefusedAsDraining()
    {
        var gate = Gate(new EngineOptions(), slots: 1);
        gate.Close();

        Assert.Equal(EngineError.Draining, Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(1))).Error);
    }

    [Fact]
    public void Enter_Overloaded_RetryAfterFollowsTheMeasuredPace()
    {
        var gate = Gate(new EngineOptions { MaxQueuedRequests = 4, MaxBatchSize = 1 }, slots: 1);
        var waiting = Enumerable.Range(0, 4).Select(_ => Generations.Of(10)).ToList();
        waiting.ForEach(gate.Enter);
        foreach (var generation in waiting.Take(3))
        {
            gate.Start(generation);
            _time.Advance(TimeSpan.FromSeconds(7));
        }

        for (var i = 0; i < 3; i++)
        {
            gate.Enter(Generations.Of(10));
        }

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10))).RetryAfter);
    }

    [Fact]
    public void TimeFor_IdleTimes_DoNotCount()
    {
        var pace = new QueueDelayEstimator(_time);
        pace.Started(backlog: 0);
        _time.Advance(TimeSpan.FromHours(1));
        pace.Started(backlog: 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        pace.Started(backlog: 0);

        Assert.Equal(TimeSpan.FromSeconds(3), pace.TimeFor(1));
        Assert.Equal(TimeSpan.FromSeconds(9), pace.TimeFor(3));
        Assert.Equal(TimeSpan.FromSeconds(60), pace.TimeFor(1000));
    }

    [Fact]
    public void Enter_WouldWaitTooLong_IsRefusedUntilTheRunningOneIsNearlyDone()
    {
        var gate = Gate(new EngineOptions { MaxQueueDelay = TimeSpan.FromMilliseconds(100) }, slots: 1);
        Run(gate, TimeSpan.FromMilliseconds(400));
        var running = Generations.Of(10);
        gate.Enter(running);
        gate.Start(running);
        _time.Advance(TimeSpan.FromMilliseconds(299));

        var refusal = Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        gate.Enter(Generations.Of(10));

        Assert.Equal((EngineError.Overloaded, 100, 101), (refusal.Error, refusal.Limit, refusal.Actual));
        Assert.True(refusal.RetryAfter >= TimeSpan.FromSeconds(1));
        Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));
    }

    [Fact]
    public void Enter_WouldWaitTooLongButGoesOnWithWorkOrFindsASlot_IsLetIn()
    {
        var gate = Gate(new EngineOptions { MaxQueueDelay = TimeSpan.Zero }, slots: 1);
        Run(gate, TimeSpan.FromSeconds(1));
        Run(gate, TimeSpan.FromSeconds(1));
        gate.Enter(Generations.Of(10));

        gate.Enter(Generations.Continuing(10));

        Assert.Equal(2, gate.Load.Waiting);
        Assert.Throws<EngineException>(() => gate.Enter(Generations.Of(10)));
    }

    [Fact]
    public void Delay_SharesTheRunTimeAmongTheSlots()
    {
        var pace = new QueueDelayEstimator(_time);
        Assert.Equal(TimeSpan.Zero, pace.Delay(waiting: 5, slots: 4));
        var started = pace.Started(backlog: 0);
        _time.Advance(TimeSpan.FromSeconds(8));
        pace.Finished(started);

        Assert.Equal(TimeSpan.FromSeconds(2), pace.Delay(waiting: 0, slots: 4));
        Assert.Equal(TimeSpan.FromSeconds(8), pace.Delay(waiting: 3, slots: 4));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(5), pace.Delay(waiting: 3, slots: 4));
    }

    private void Run(AdmissionGate gate, TimeSpan duration)
    {
        var generation = Generations.Of(10);
        gate.Enter(generation);
        gate.Start(generation);
        _time.Advance(duration);
        gate.Finish(generation);
    }

    private AdmissionGate Gate(EngineOptions options, int slots) => new(options, slots, new QueueDelayEstimator(_time));
}
