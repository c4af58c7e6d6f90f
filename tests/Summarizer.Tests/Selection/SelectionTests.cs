using Summarizer.Selection;

namespace Summarizer.Tests.Selection;

public sealed class SelectionTests
{
    [Fact]
    public void Bm25_RareWord_OutweighsCommonWord()
    {
        var index = new Bm25Index(["the cat sat", "the dog sat", "the cat saw the zebra"]);

        var scores = index.Score("The zebra!");

        Assert.Equal(2, Array.IndexOf(scores, scores.Max()));
        Assert.True(scores[0] > 0, "'the' is in every passage and still counts a little");
    }

    [Fact]
    public void Bm25_HandComputedExample_Agrees()
    {
        // N = 2, n = 1, count = 2, length 3, average 2.5: ln(1 + 1.5 / 1.5) x 2 x 2.2 / (2 + 1.2 x (0.25 + 0.75 x 3 / 2.5)).
        var scores = new Bm25Index(["moon moon rock", "red rock"]).Score("moon");

        Assert.Equal(Math.Log(2) * 4.4 / (2 + (1.2 * 1.15)), scores[0], 12);
        Assert.Equal(0, scores[1]);
    }

    [Fact]
    public void Bm25_QueryWithoutWords_ScoresNothing() => Assert.All(new Bm25Index(["a", ""]).Score("?!"), s => Assert.Equal(0, s));

    [Theory]
    [InlineData(SelectionMethod.Mmr)]
    [InlineData(SelectionMethod.Smmr)]
    public void Select_NearDuplicates_TakesOneOfEach(SelectionMethod method)
    {
        float[][] embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
        var values = new MarginalRelevance([1, 0.99, 0.8, 0.79], embeddings, diversity: 0.5);

        var chosen = PassageSelector.Select(method, values, 2, seed: 1);

        Assert.Equal([0, 2], chosen);
    }

    [Fact]
    public void Select_NoDiversity_IsTheOrderOfRelevance()
    {
        var values = new MarginalRelevance([0.1, 0.9, 0.5], [[1, 0], [1, 0], [1, 0]], diversity: 0);

        Assert.Equal([1, 2, 0], PassageSelector.Select(SelectionMethod.Mmr, values, 5, seed: 0));
    }

    [Fact]
    public void Select_Smmr_SameSeedSameChoice()
    {
        Assert.Equal(Draw(7), Draw(7));
        Assert.Equal(40, Draw(7).Distinct().Count());

        static List<int> Draw(int seed)
        {
            var random = new Random(3);
            var relevance = Enumerable.Range(0, 100).Select(_ => random.NextDouble()).ToArray();
            var embeddings = relevance.Select(r => new[] { (float)r, (float)Math.Sqrt(1 - (r * r)) }).ToArray();
            return PassageSelector.Select(SelectionMethod.Smmr, new MarginalRelevance(relevance, embeddings, 0.3), 40, seed);
        }
    }
}
