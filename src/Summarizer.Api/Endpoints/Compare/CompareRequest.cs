using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>A checked comparison.</summary>
/// <param name="Input">What is read.</param>
/// <param name="Plan">How it is measured.</param>
/// <param name="Sweep">Grid of lengths, or null for one pair.</param>
internal sealed record CompareRequest(ComparisonInput Input, ComparisonPlan Plan, SweepPlan? Sweep)
{
    /// <summary>Refuses, before anything is measured, what the models do not take.</summary>
    public void Check(IReadOnlyList<ComparisonArm> arms)
    {
        if (Sweep is not null)
        {
            SweepComparer.Check(arms, Sweep);
            LatencyComparer.Check(
                arms, Input with { InputTokens = Sweep.InputTokens[0] }, Plan with { OutputTokens = Sweep.OutputTokens[0] });
        }
        else
        {
            LatencyComparer.Check(arms, Input, For(arms));
        }
    }

    /// <summary>The plan with an output length that all models can write, when none was asked for.</summary>
    public ComparisonPlan For(IReadOnlyList<ComparisonArm> arms) =>
        Plan.OutputTokens > 0 ? Plan : Plan with { OutputTokens = Math.Min(DefaultOutputTokens, arms.Min(a => a.Engine.MaxOutputTokens)) };

    private const int DefaultOutputTokens = 128;
}
