using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>Says when others were served during a measurement.</summary>
internal static class Disturbances
{
    public static IEnumerable<SummaryWarning> In(IReadOnlyList<MeasuredArm> arms) => arms.Where(a => a.Turns.Disturbed > 0).Select(a => new SummaryWarning(
        "server-busy",
        $"{a.Turns.Disturbed} of {a.Turns.All} turns of '{a.Name}' began while other requests were being served, so the numbers include waiting for them. Compare again when the server is idle."));
}
