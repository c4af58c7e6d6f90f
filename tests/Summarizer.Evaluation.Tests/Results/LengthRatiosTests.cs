using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Tests.Results;

public sealed class LengthRatiosTests
{
    [Fact]
    public void Count_PutsEveryRatioInItsBin() =>
        Assert.Equal([2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2], LengthRatios.Count([0, 0.2499, 0.25, 1, 2.99, 3, 1e9]));
}
