using CsCheck;
using Summarizer.Engine.Decoding;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class TopCandidatesTests
{
    [Fact]
    public void Offer_SeveralRows_KeepsTheBestOfAllInOrder() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 3], Gen.Int[1, 1500], Gen.Int[0, 1000]).Sample(
            (capacity, rows, vocabulary, seed) =>
            {
                // Few different values, so that there are many ties.
                var random = new Random(seed);
                var scores = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, vocabulary).Select(_ => (float)random.Next(30)).ToArray()).ToArray();
                var top = new TopCandidates(capacity);
                for (var row = 0; row < rows; row++)
                {
                    top.Offer(scores[row], row * 3, row);
                }

                var expected = scores.SelectMany((values, row) => values.Select((value, token) => new Candidate(value + (row * 3), row, token)))
                    .OrderByDescending(candidate => candidate.Score).Take(capacity);
                Assert.Equal(expected, top.Best.ToArray());
            },
            iter: 200);

    [Fact]
    public void Clear_UsedList_ForgetsEverything()
    {
        var top = new TopCandidates(2);
        top.Offer([5, 6, 7], 0, 0);
        top.Clear();
        top.Offer([1], 0, 0);

        Assert.Equal([new Candidate(1, 0, 0)], top.Best.ToArray());
    }
}
