using System.Globalization;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Overloading;

/// <summary>
/// Measures the service alone and its capacity, then sends twice that capacity for minutes. What is let in must be about as fast as when nothing else runs, everything else must be refused
/// properly, and the process may not grow.
/// </summary>
internal sealed class OverloadTrial(TimeProvider clock) : Trial
{
    private const double Overload = 2, MostSlower = 1.5, MostGrowth = 1.1;
    private const int Alone = 600, WarmUp = 100, Senders = 4, Looks = 120, MostNewHandles = 32;

    // Latency first: requests that do not find a free slot soon are turned away at once, since waiting is what makes accepted requests slow. One slot, for on a processor a second one
    // takes its time from the first. One thread, which leaves the other processor to HTTP and to the load generator.
    private static readonly (string Name, string Value)[] Settings =
    [
        ("ChooseSentences", "false"), ("Engine__MaxBatchSize", "1"), ("Engine__Threads", "1"), ("Engine__MaxQueueDelay", "00:00:00.005"), ("Engine__KvCacheMiB", "64"),
    ];

    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(20);

    public override string Name => "overload";

    public override string Description => "Sends twice what the service can do, at a constant rate, and compares what it lets in with what it does alone";

    public override string Unit => "minutes";

    public override int FullCount => 10;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        using var service = ServiceProcess.Start(Settings);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue };
        using var client = new HttpClient(handler) { BaseAddress = await service.ReadyAsync(cancellationToken), Timeout = TimeSpan.FromMinutes(1) };
        var shooter = new Shooter(client, clock);
        await shooter.AloneAsync(WarmUp, cancellationToken);
        var alone = await shooter.AloneAsync(Alone, cancellationToken);
        var capacity = await shooter.CapacityAsync(Senders, Measuring, cancellationToken);

        var duration = TimeSpan.FromMinutes(settings.Count);
        var rate = capacity * Overload;
        await shooter.StreamAsync(Arrivals.Poisson(new Random(settings.Seed), rate, Measuring / 2), _ => { }, cancellationToken);
        await using var watch = new Watch(service.Id, duration / Looks, clock);
        var shots = await shooter.StreamAsync(Arrivals.Poisson(new Random(settings.Seed + 1), rate, duration), at => progress.Report((int)at.TotalMinutes), cancellationToken);
        var alive = await client.GetAsync("/health/live", cancellationToken);
        progress.Report(settings.Count);
        return Report(alone, capacity, shots, watch.Seen, duration, alive.IsSuccessStatusCode);
    }

    private static TrialReport Report(List<Shot> alone, double capacity, IReadOnlyList<Shot> shots, IReadOnlyList<Resources> seen, TimeSpan duration, bool alive)
    {
        var unloaded = new Quantiles(alone);
        var answered = new Quantiles(shots.Where(s => s.Ending == Ending.Answered));
        var refused = new Quantiles(shots.Where(s => s.Ending == Ending.Refused));
        var wrong = shots.Where(s => s.Ending == Ending.Wrong).ToList();
        var slower = answered.At(0.99) / unloaded.At(0.99);
        var early = seen.Take(seen.Count / 4).ToList();
        var growth = seen[^1].ResidentMiB / early.Max(r => r.ResidentMiB);
        var handles = seen[^1].Handles - early.Max(r => r.Handles);
        return new(
            "Twice the capacity",
            [
                new($"p99 of what is let in is at most {MostSlower} times that of a request alone", slower <= MostSlower, Text($"{slower:0.00} times")),
                new("everything else is a 429 with Retry-After", wrong.Count == 0, wrong.Count == 0 ? $"{refused.Count} refused, 0 other" : Reasons(wrong)),
                new("the service is alive", alive, alive ? "yes" : "no"),
                new($"memory at the end is at most {MostGrowth} times that of the first quarter", growth <= MostGrowth, Text($"{growth:0.000} times")),
                new($"open handles do not grow by more than {MostNewHandles}", handles <= MostNewHandles, Text($"{handles:+0;-0;0}")),
            ],
            [
                new(
                    ["", "requests", "per second", "p50 ms", "p90 ms", "p99 ms", "max ms"],
                    [
                        Row("alone, one after the other", unloaded, unloaded.Count / alone.Sum(s => s.Latency.TotalSeconds)),
                        ["capacity, 4 senders", "", Text($"{capacity:0.0}"), "", "", "", ""],
                        Row("overload: let in", answered, answered.Count / duration.TotalSeconds),
                        Row("overload: refused", refused, refused.Count / duration.TotalSeconds),
                    ]),
                new(
                    ["after", "resident MiB", "handles", "threads"],
                    [.. seen.Where((_, i) => i % (Looks / 10) == 0).Append(seen[^1]).Select(r => (IReadOnlyList<string>)[Text($"{r.At:mm\\:ss}"), Text($"{r.ResidentMiB:0.0}"), Text($"{r.Handles}"), Text($"{r.Threads}")])]),
                new(
                    ["load generator", ""],
                    [
                        ["arrivals", Text($"Poisson, {capacity * Overload:0.0} per second, {duration.TotalMinutes:0} min")],
                        ["its own delay, p99 ms (part of every latency)", Text($"{shots.Select(s => s.Late.TotalMilliseconds).Order().ElementAt((int)(shots.Count * 0.99)):0.00}")],
                        ["settings of the service", string.Join(", ", Settings.Select(s => $"`{s.Name}={s.Value}`"))],
                    ]),
            ]);
    }

    private static string[] Row(string name, Quantiles q, double perSecond) =>
        [name, Text($"{q.Count}"), Text($"{perSecond:0.0}"), Text($"{q.At(0.5):0.0}"), Text($"{q.At(0.9):0.0}"), Text($"{q.At(0.99):0.0}"), Text($"{q.At(1):0.0}")];

    private static string Reasons(List<Shot> wrong) => string.Join("; ", wrong.GroupBy(s => s.Reason).Select(g => $"{g.Count()} x {g.Key}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
