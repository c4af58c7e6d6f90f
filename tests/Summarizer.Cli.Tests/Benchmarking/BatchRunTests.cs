using Summarizer.Cli.Benchmarking;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class BatchRunTests
{
    [Fact]
    public void Steps_OneRow_AreItsGaps() => Assert.Equal([2.0, 5.0], Run([10, 12, 17]).Steps());

    [Fact]
    public void Steps_RowsOverlapInPart_CountsOnlyStepsOfTheFullBatch() =>
        // All write from 20 to 40: the first row's 30-40 and 20-30, the second row's 20-30 and 30-40; 10-20 and 40-50 are steps of one row.
        Assert.Equal([10.0, 10.0, 10.0, 10.0], Run([10, 20, 30, 40], [20, 30, 40, 50]).Steps());

    [Fact]
    public void Steps_RowsOneAfterTheOther_AreNone() => Assert.Empty(Run([10, 20], [30, 40]).Steps());

    [Fact]
    public void Steps_SingleToken_AreNone() => Assert.Empty(Run([10]).Steps());

    [Fact]
    public void TokensPerSecond_CountsAllRowsToTheLastToken() => Assert.Equal(100, Run([10, 20, 30], [15, 50]).TokensPerSecond);

    private static BatchRun Run(params double[][] rows) => new([.. rows.Select(row => new RowRun(row, NoTimings))]);

    private static GenerationTimings NoTimings => new(default, default, default, default, null, default);
}
