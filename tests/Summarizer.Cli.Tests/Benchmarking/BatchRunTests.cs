using Summarizer.Cli.Benchmarking;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class BatchRunTests
{
    [Fact]
    public void Steps_OneRow_AreItsGaps() => Assert.Equal([2.0, 5.0], Steps(Row(10, 12, 17)));

    [Fact]
    public void Steps_RowsOverlapInPart_CountsOnlyStepsOfTheFullBatch() =>
        // All write from 20 to 40; 10-20 and 40-50 are steps of one row.
        Assert.Equal([9.0, 11.0, 9.0, 11.0], Steps(Row(10, 20, 29, 40), Row(20, 29, 40, 50)));

    [Fact]
    public void Steps_RowsSubmittedLater_AreComparedOnOneClock() =>
        Assert.Equal([10.0, 10.0], Steps(Row(10, 20, 30), Row(5, 15, 25) with { Submitted = Time(15) }));

    [Fact]
    public void Steps_RowsOneAfterTheOther_AreNone() => Assert.Empty(Steps(Row(10, 20), Row(30, 40)));

    [Fact]
    public void Steps_SingleToken_AreNone() => Assert.Empty(Steps(Row(10)));

    [Fact]
    public void TokensPerSecond_CountsAllRowsToTheLastToken() =>
        Assert.Equal(100, new BatchRun([Row(10, 20, 30), Row(5, 40) with { Submitted = Time(10) }]).TokensPerSecond);

    [Fact]
    public void Encode_RowsOfOnePass_CountOnce() =>
        Assert.Equal(Time(32), new BatchRun([Encoded(queue: 1, encode: 30), Encoded(queue: 1, encode: 32)]).Encode);

    [Fact]
    public void Encode_PassesOneAfterTheOther_AddUpWithoutTheStepsBetween() =>
        Assert.Equal(Time(25), new BatchRun([Encoded(queue: 50, encode: 15), Encoded(queue: 0, encode: 10)]).Encode);

    private static IEnumerable<double> Steps(params RowRun[] rows) => new BatchRun(rows).Steps().Select(step => step.TotalMilliseconds);

    private static RowRun Row(params int[] tokens) => new(TimeSpan.Zero, [.. tokens.Select(Time)], Phases(0, 0));

    private static RowRun Encoded(int queue, int encode) => Row(100) with { Timings = Phases(queue, encode) };

    private static GenerationTimings Phases(int queue, int encode) => new(Time(queue), Time(encode), default, default, null, default);

    private static TimeSpan Time(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
