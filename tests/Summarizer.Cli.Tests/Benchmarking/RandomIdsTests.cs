using Summarizer.Bundles;
using Summarizer.Cli.Benchmarking;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class RandomIdsTests(ModelFixtures models)
{
    [Fact]
    public void Draw_Ids_AreOrdinaryOnesAndDependOnTheSeedAlone()
    {
        var manifest = Bundle.Open(models.Golden("t5gemma-unbalanced")).Manifest;

        var ids = RandomIds.Draw(manifest, 5000, seed: 3);

        Assert.Equal(ids, RandomIds.Draw(manifest, 5000, seed: 3));
        Assert.NotEqual(ids, RandomIds.Draw(manifest, 5000, seed: 4));
        Assert.All(ids, id => Assert.InRange(id, 0, 511));
        Assert.DoesNotContain(ids, id => id is 0 or 1 or 2 or 107);
        Assert.InRange(ids.Distinct().Count(), 400, 508);
    }
}
