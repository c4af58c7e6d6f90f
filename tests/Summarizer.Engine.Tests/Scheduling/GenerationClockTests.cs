using Microsoft.Extensions.Time.Testing;
using Summarizer.Engine.Scheduling;

namespace Summarizer.Engine.Tests.Scheduling;

public sealed class GenerationClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void ToTimings_SeveralTokens_PhasesAddUp()
    {
        var clock = new GenerationClock(_time);
        Pass(3, clock.EncodeStarts);
        Pass(10, clock.EncodeEnds);
        Pass(4, clock.TokenChosen);
        Pass(5, clock.TokenChosen);
        Pass(7, clock.TokenChosen);

        var timings = clock.ToTimings();

        Assert.Equal(Seconds(3), timings.Queue);
        Assert.Equal(Seconds(10), timings.Encode);
        Assert.Equal(Seconds(16), timings.Decode);
        Assert.Equal(Seconds(17), timings.FirstToken);
        Assert.Equal(Seconds(6), timings.PerToken);
        Assert.Equal(timings.Total, timings.Queue + timings.Encode + timings.Decode);
    }

    [Fact]
    public void ToTimings_OneToken_HasNoTimePerToken()
    {
        var clock = new GenerationClock(_time);
        clock.EncodeStarts();
        clock.EncodeEnds();
        Pass(2, clock.TokenChosen);

        Assert.Null(clock.ToTimings().PerToken);
        Assert.Equal(clock.ToTimings().Total, clock.ToTimings().FirstToken);
    }

    private void Pass(int seconds, Action then)
    {
        _time.Advance(Seconds(seconds));
        then();
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
