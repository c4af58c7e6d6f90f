using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>Ratios between two measured models.</summary>
internal static class SpeedupOf
{
    public static Speedup These(MeasuredArm model, MeasuredArm baseline, long seed) => new(
        model.Name,
        baseline.Name,
        model.Requests.Count(),
        Ratio(model, baseline, r => r.FirstToken, seed),
        model.HasSteps && baseline.HasSteps ? Ratio(model, baseline, r => r.PerToken!.Value, seed) : null,
        EndToEnd(model, baseline, seed));

    public static RatioEstimate EndToEnd(MeasuredArm model, MeasuredArm baseline, long seed) => Ratio(model, baseline, r => r.EndToEnd, seed);

    private static RatioEstimate Ratio(MeasuredArm model, MeasuredArm baseline, Func<RequestTimes, TimeSpan> time, long seed)
    {
        var ratio = MedianRatio.Of(baseline.ByRound(time), model.ByRound(time), seed);
        return new(Math.Round(ratio.Ratio, 4), Round(ratio.Low), Round(ratio.High));
    }

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 4) : null;
}
