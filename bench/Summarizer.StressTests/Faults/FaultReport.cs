using System.Globalization;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Faults;

/// <summary>The report of all settings.</summary>
internal static class FaultReport
{
    public static TrialReport Of(IReadOnlyList<FaultRound> rounds) => new(
        "Injected faults",
        [
            new("every request ends in the right answer, one marked as degraded, or a problem document", Sum(rounds, Ending.Wrong) == 0, Wrong(rounds)),
            new("none hangs", Sum(rounds, Ending.Hanging) == 0, $"{Sum(rounds, Ending.Hanging)} of {rounds.Sum(r => r.Endings.Count)}"),
            new("answers are degraded only where that is allowed", rounds.SkipLast(1).All(r => r.Count(Ending.Degraded) == 0), string.Join(", ", rounds.Select(r => r.Count(Ending.Degraded)))),
            new("all slots are free afterwards", rounds.All(r => r.Idle), $"{rounds.Count(r => r.Idle)} of {rounds.Count} settings"),
            new("native memory of the engines is what it was before", rounds.All(r => r.LeftBytes == 0), $"{string.Join(", ", rounds.Select(r => r.LeftBytes))} bytes over"),
        ],
        [Endings(rounds), Faults(rounds), Problems(rounds)]);

    private static ReportTable Endings(IReadOnlyList<FaultRound> rounds) => new(
        ["setting", "faults", "requests", "right", "degraded", "problem", "wrong", "hanging", "retries", "standby", "breaker opened"],
        [
            .. rounds.Select(r => new[]
            {
                r.Name, Text(r.Faults), Text(r.Endings.Count), Text(r.Count(Ending.Right)), Text(r.Count(Ending.Degraded)), Text(r.Count(Ending.Problem)), Text(r.Count(Ending.Wrong)),
                Text(r.Count(Ending.Hanging)), Text(r.Reported("retry OnRetry")), Text(r.Reported("standby OnFallback")), Text(r.Reported("breaker OnCircuitOpened")),
            }),
        ]);

    private static ReportTable Faults(IReadOnlyList<FaultRound> rounds) => new(
        ["fault", .. rounds.Select(r => r.Name)],
        [
            .. Enum.GetValues<RunFault>().Select(f => (string[])[$"run: {f}", .. rounds.Select(r => Text(r.Runs.Count(f)))]),
            .. rounds.SelectMany(r => r.Events.Keys).Where(k => k.StartsWith("chaos", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
                .Select(k => (string[])[$"Polly: {k.Split(' ')[0]}", .. rounds.Select(r => Text(r.Reported(k)))]),
        ]);

    private static ReportTable Problems(IReadOnlyList<FaultRound> rounds) => new(
        ["problem", .. rounds.Select(r => r.Name)],
        [
            .. rounds.SelectMany(r => r.Endings).Where(e => e.Ending == Ending.Problem).Select(e => e.Detail).Distinct().Order(StringComparer.Ordinal)
                .Select(code => (string[])[$"`{code}`", .. rounds.Select(r => Text(r.Endings.Count(e => e.Ending == Ending.Problem && e.Detail == code)))]),
        ]);

    private static string Wrong(IReadOnlyList<FaultRound> rounds) => Sum(rounds, Ending.Wrong) == 0
        ? $"{rounds.Sum(r => r.Faults)} faults, {rounds.Sum(r => r.Endings.Count)} requests"
        : string.Join("; ", rounds.SelectMany(r => r.Endings).Where(e => e.Ending == Ending.Wrong).Select(e => e.Detail).Take(3));

    private static int Sum(IReadOnlyList<FaultRound> rounds, Ending ending) => rounds.Sum(r => r.Count(ending));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
