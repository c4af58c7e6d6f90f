using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Benchmarking.Tests.Comparison;

public sealed class CrossoverTests
{
    private static readonly int[] Inputs = [16, 64, 256];
    private static readonly int[] Outputs = [4, 16, 64];

    [Fact]
    public void Of_OneSideEverywhere_IsEmpty() => Assert.Empty(Crossover.Of(Inputs, Outputs, (_, _) => 1.2));

    // ratio = input / 128: equal at 128 input tokens, whatever the output. On logarithmic axes that is exactly linear.
    [Fact]
    public void Of_ARatioOfTheInput_IsAStraightLineAcrossTheOutputs()
    {
        var line = Crossover.Of(Inputs, Outputs, (i, _) => Inputs[i] / 128.0);

        Assert.Equal(2, line.Count);
        Assert.All(line, s => Assert.Equal((128, 128), (s.From.InputTokens, s.To.InputTokens)));
        Assert.Equal([4, 16, 16, 64], line.SelectMany(s => new[] { s.From.OutputTokens, s.To.OutputTokens }).Order());
    }

    // ratio = input / (8 x output).
    [Fact]
    public void Of_ARatioOfBoth_FollowsTheDiagonal()
    {
        var line = Crossover.Of(Inputs, Outputs, (i, o) => Inputs[i] / (8.0 * Outputs[o]));

        Assert.NotEmpty(line);
        Assert.All(line.SelectMany(s => new[] { s.From, s.To }), p => Assert.Equal(8, p.InputTokens / p.OutputTokens, 0.01));
    }

    [Fact]
    public void Of_OneOutputLength_IsAPoint()
    {
        var line = Crossover.Of(Inputs, [16], (i, _) => Inputs[i] / 32.0);

        var segment = Assert.Single(line);
        Assert.Equal(segment.From, segment.To);
        Assert.Equal(new CrossoverPoint(32, 16), segment.From);
    }

    [Fact]
    public void Of_ASaddle_IsTwoLines() => Assert.Equal(2, Crossover.Of([10, 20], [10, 20], (i, o) => i == o ? 2 : 0.5).Count);
}
