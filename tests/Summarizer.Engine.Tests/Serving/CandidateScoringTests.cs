using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Outputs that are judged get the probability with which they would be written.</summary>
public sealed class CandidateScoringTests(ExportedBundles bundles)
{
    private static readonly int[][] Candidates = [[7, 8, 9], [7], [200, 3, 4, 5, 6, 7], [9, 9], [12, 13, 14, 15], [1], [2], [3, 1], [5, 6, 7], [30], [31]];

    [Theory]
    [InlineData("t5gemma-balanced", 1)]
    [InlineData("t5gemma-balanced", 3)]
    [InlineData("t5gemma-unbalanced", 16)]
    public async Task Submit_Candidates_ScoresThemAsIfEachWereWritten(string fixture, int slots)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.MaxBatchSize = slots);
        var expected = new List<double>();
        foreach (var candidate in Candidates)
        {
            var forced = new ForcedConstraint(candidate);
            await engine.RunAsync(golden.Request("greedy_all", 1) with { Constraint = forced, MaxTokens = candidate.Length, MinTokens = 0, IgnoreEnd = true });
            expected.Add(forced.LogProbability);
        }

        var result = await engine.RunAsync(Judging(golden, 1, Candidates));

        Assert.Empty(result.OutputIds);
        Assert.Equal(FinishReason.Stop, result.FinishReason);
        Assert.Equal(expected.Count, result.CandidateScores.Count);
        Assert.All(expected.Zip(result.CandidateScores), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Submit_CandidatesOfAModelThatForcesTheFirstToken_ScoresThemAfterIt(int slots)
    {
        var golden = new GoldenFixture("bart-classic");
        await using var engine = Engines.Load(bundles.ForcedTokens, options => options.MaxBatchSize = slots);
        var expected = new List<double>();
        foreach (var candidate in Candidates)
        {
            // The forced token is written before the candidate, and does not count.
            var forced = new ForcedConstraint(candidate);
            var written = await engine.RunAsync(
                golden.Request("greedy_all", 1) with { Constraint = forced, MaxTokens = candidate.Length + 1, MinTokens = 0, IgnoreEnd = true });
            Assert.Equal([0, .. candidate], written.OutputIds);
            expected.Add(forced.LogProbability);
        }

        var result = await engine.RunAsync(Judging(golden, 1, Candidates));

        Assert.All(expected.Zip(result.CandidateScores), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Fact]
    public async Task Submit_CandidatesBesideOthers_ChangeNobody()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"), options => options.MaxBatchSize = 12);
        var alone = (await engine.RunAsync(Judging(golden, 2, Candidates))).CandidateScores;
        using var pause = new PausedConstraint();

        // The writer stands in a step; all others join it, and the judged ones start over while the rest goes on.
        var writer = engine.Submit(golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var judged = engine.Submit(Judging(golden, 2, Candidates), TestContext.Current.CancellationToken);
        var other = engine.Submit(golden.Request("greedy_all", 1), TestContext.Current.CancellationToken);
        pause.Free();

        Assert.Equal(golden.Greedy("greedy_all", 0), (await writer.Result).OutputIds);
        Assert.Equal(golden.Greedy("greedy_all", 1), (await other.Result).OutputIds);
        Assert.All(alone.Zip((await judged.Result).CandidateScores), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Fact]
    public async Task Submit_CancelledWhileJudging_IsCancelled()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"), options => options.MaxBatchSize = 3);
        using var pause = new PausedConstraint();
        using var cancel = new CancellationTokenSource();
        var writer = engine.Submit(golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var judged = engine.Submit(Judging(golden, 2, [.. Enumerable.Repeat(Candidates, 40).SelectMany(o => o)]) with { InputIds = golden.Inputs[2] }, cancel.Token);
        pause.Step();
        await pause.ReachedAsync();
        await cancel.CancelAsync();
        pause.Free();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => judged.Result);
        Assert.Equal(golden.Greedy("greedy_all", 0), (await writer.Result).OutputIds);
    }

    [Fact]
    public async Task Submit_CandidatesThatCannotBeJudged_AreRefused()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"));
        var request = Judging(golden, 0, Candidates);

        Assert.Contains("Candidates[].Count is 0", Refusal(request with { Candidates = [[1], []] }), StringComparison.Ordinal);
        Assert.Contains("Candidates[][] is -1", Refusal(request with { Candidates = [[1, -1]] }), StringComparison.Ordinal);
        Assert.Contains("leave them out", Refusal(request with { Constraint = new ForcedConstraint([1]) }), StringComparison.Ordinal);

        string Refusal(GenerationRequest refused) => Assert.Throws<EngineException>(() => engine.Submit(refused, TestContext.Current.CancellationToken)).Message;
    }

    private static GenerationRequest Judging(GoldenFixture golden, int row, IReadOnlyList<IReadOnlyList<int>> candidates) =>
        golden.Request("greedy_all", row) with { Candidates = candidates };
}
