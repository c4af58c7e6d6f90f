using CsCheck;
using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class BeamSearchTests
{
    private const int Vocabulary = 9;
    private const int StartToken = 2;

    [Fact]
    public void Advance_RandomModels_FindsWhatANaiveSearchFinds() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 5], Gen.Double[-0.5, 2.5], Gen.Bool, Gen.Int[1, 12], Gen.Int[0, 3]).Sample(
            (seed, beams, penalty, early, maxTokens, ends) =>
            {
                int[] endTokens = [.. Enumerable.Range(0, ends)];
                float[] Model(int[] written) => Scores(seed, written);
                var options = new BeamOptions { Count = beams, LengthPenalty = penalty, EarlyStopping = early };
                var search = new BeamSearch(options, [StartToken], maxTokens, endTokens, new LogitsProcessors(new SamplingOptions(), 0, endTokens));
                var rows = Enumerable.Range(0, beams).Select(_ => new List<int>()).ToArray();

                // Rows are followed only by what the search says of them: inputs and forks, as the engine follows them.
                while (search.Finished is null)
                {
                    for (var row = 0; row < beams; row++)
                    {
                        search.Score(row, Model([.. rows[row]]));
                    }

                    search.Advance();
                    if (search.Finished is null)
                    {
                        foreach (var fork in search.Forks)
                        {
                            rows[fork.Target] = [.. rows[fork.Source]];
                        }

                        for (var row = 0; row < beams; row++)
                        {
                            rows[row].Add(search.NextInput(row));
                        }
                    }
                }

                if (NaiveBeamSearch.Run(Model, beams, penalty, early, maxTokens, endTokens) is not { } expected)
                {
                    return;
                }

                Assert.Equal(expected.Count, search.Hypotheses.Count);
                for (var i = 0; i < expected.Count; i++)
                {
                    var written = expected[i].Written;
                    Assert.Equal(endTokens.Contains(written[^1]) ? written[..^1] : written, search.Hypotheses[i].OutputIds);
                    Assert.Equal(expected[i].Score, search.Hypotheses[i].Score!.Value, 1e-4);
                }

                Assert.Equal(search.Hypotheses[0].OutputIds, search.Output.ToArray());
                Assert.Equal(endTokens.Contains(expected[0].Written[^1]) ? FinishReason.Stop : FinishReason.Length, search.Finished);
            },
            iter: 500);

    [Fact]
    public void Forks_SourcesAndTargets_NeverOverlap() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 6]).Sample((seed, beams) =>
        {
            var search = new BeamSearch(new BeamOptions { Count = beams }, [StartToken], 10, [], new LogitsProcessors(new SamplingOptions(), 0, []));
            while (search.Finished is null)
            {
                for (var row = 0; row < beams; row++)
                {
                    search.Score(row, Scores(seed, [search.NextInput(row), row]));
                }

                search.Advance();
                var targets = search.Forks.ToArray().Select(fork => fork.Target).ToList();
                Assert.Equal(targets.Distinct(), targets);
                Assert.DoesNotContain(search.Forks.ToArray(), fork => targets.Contains(fork.Source));
            }
        });

    [Fact]
    public void Advance_Constraint_HoldsInEveryBeam()
    {
        var search = new BeamSearch(
            new BeamOptions { Count = 3 }, [StartToken], 6, [], new LogitsProcessors(new SamplingOptions(), 0, []), new OnlyTokens([3, 5, 8]));
        while (search.Finished is null)
        {
            for (var row = 0; row < 3; row++)
            {
                search.Score(row, Scores(7, [search.NextInput(row), row]));
            }

            search.Advance();
        }

        Assert.Equal(3, search.Hypotheses.Count);
        Assert.All(search.Hypotheses, beam => Assert.All(beam.OutputIds, token => Assert.Contains(token, new[] { 3, 5, 8 })));
    }

    [Fact]
    public void Advance_ForcedEnd_IsNoStop()
    {
        var processors = new LogitsProcessors(new SamplingOptions(), 0, [1], new ForcedTokens(null, 1, 3));
        var search = new BeamSearch(new BeamOptions { Count = 2 }, [StartToken], 3, [1], processors);
        while (search.Finished is null)
        {
            search.Score(0, [0, 0, 5, 4]);
            search.Score(1, [0, 0, 5, 4]);
            search.Advance();
        }

        Assert.Equal((FinishReason.Length, 1), (search.Finished, search.EndToken));
        Assert.Equal([2, 2], search.Output.ToArray());
    }

    [Fact]
    public void Score_NotANumber_Fails()
    {
        var search = new BeamSearch(new BeamOptions { Count = 2 }, [StartToken], 6, [], new LogitsProcessors(new SamplingOptions(), 0, []));

        Assert.Equal(EngineError.InferenceFailed, Assert.Throws<EngineException>(() => search.Score(0, [1, float.NaN, 2])).Error);
    }

    // A model whose scores depend on all that was written.
    private static float[] Scores(int seed, int[] written)
    {
        var random = new Random(written.Aggregate(seed, (hash, token) => unchecked((hash * 31) + token + 1)));
        return [.. Enumerable.Range(0, Vocabulary).Select(_ => (float)(random.NextDouble() * 6))];
    }
}
