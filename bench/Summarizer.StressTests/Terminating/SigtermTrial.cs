using System.Globalization;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Terminating;

/// <summary>
/// Starts the service as a process, loads it with more requests than it runs at once, half of them streams, and ends it at a random moment. Whatever it has taken must be answered.
/// </summary>
internal sealed class SigtermTrial(TimeProvider clock) : Trial
{
    private const int Callers = 12, Slots = 4, LatestMs = 1000, PollMs = 10;

    // The service may use its whole drain; a stop that takes longer than this hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public override string Name => "sigterm";

    public override string Description => "Ends the loaded service with SIGTERM at random moments, and counts requests that it had taken and did not answer";

    public override string Unit => "stops";

    public override int FullCount => 20;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var random = new Random(settings.Seed);
        var stops = new List<Stop>();
        for (var i = 0; i < settings.Count; i++)
        {
            stops.Add(await StopAsync(random, drains: i % 2 == 1, cancellationToken));
            progress.Report(i + 1);
        }

        return Report(stops);
    }

    private async Task<Stop> StopAsync(Random random, bool drains, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var service = ServiceProcess.Start(
            ("ChooseSentences", "false"), ("Engine__MaxBatchSize", Slots.ToString(CultureInfo.InvariantCulture)), ("Engine__Threads", "1"), ("Engine__KvCacheMiB", "64"), ("DrainDelay", drains ? "00:00:01" : "00:00:00"));
        var address = await service.ReadyAsync(limit.Token);
        var callers = Enumerable.Range(0, Callers).Select(i => Draw(random, address, i)).ToList();
        var running = Task.WhenAll(callers.Select(c => c.RunAsync(limit.Token)));

        // The first requests wait for code to be compiled; a stop among them would find nothing running.
        while (callers.Exists(c => c.Calls.Count == 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(PollMs), clock, limit.Token);
        }

        var delay = TimeSpan.FromMilliseconds(random.Next(LatestMs));
        await Task.Delay(delay, clock, limit.Token);
        var waiting = callers.Count(c => c.IsWaiting);
        var asked = clock.GetTimestamp();
        await service.TerminateAsync(limit.Token);
        var code = await service.EndAsync(limit.Token);
        var took = clock.GetElapsedTime(asked);
        await running;
        return new(delay, waiting, took, code, service.Log, [.. callers.SelectMany(c => c.Calls)]);
    }

    private static Caller Draw(Random random, Uri address, int index)
    {
        var own = new Random(random.Next());
        return new Caller(address, $"caller{index:00}", streams: index % 2 == 1, () => SampleDocuments.Draw(own));
    }

    private static TrialReport Report(List<Stop> stops)
    {
        var lost = stops.SelectMany(s => s.Lost).ToList();
        var answered = stops.Sum(s => s.Count(Fate.Completed));
        return new(
            "SIGTERM under load",
            [
                new("no request that the service had taken is lost", lost.Count == 0, lost.Count == 0 ? $"0 of {answered} lost" : string.Join("; ", lost.Select(c => $"{c.Id}: {c.Reason}"))),
                new("requests were under way at every stop", stops.TrueForAll(s => s.Waiting > 0), $"at least {stops.Min(s => s.Waiting)} of {Callers}"),
                new("every process ends by itself, with exit code 0", stops.TrueForAll(s => s.ExitCode == 0), $"{stops.Count(s => s.ExitCode == 0)} of {stops.Count}"),
            ],
            [
                new(
                    ["stop", "after ms", "under way", "answered, JSON", "answered, streams", "refused 503", "no connection", "lost", "ended after ms", "exit code"],
                    [.. stops.Select((s, i) => s.Row(i + 1))]),
            ]);
    }

    private sealed record Stop(TimeSpan Delay, int Waiting, TimeSpan Took, int ExitCode, string Log, IReadOnlyList<Call> Calls)
    {
        // A connection may break before the service has read the request from it: then its log does not know the request, and the client may send it elsewhere.
        public IEnumerable<Call> Lost => Calls.Where(c => c.Fate == Fate.Broken && Log.Contains(c.Id, StringComparison.Ordinal));

        public int Count(Fate fate) => Calls.Count(c => c.Fate == fate);

        public string[] Row(int number) =>
        [
            .. new double[]
            {
                number, Delay.TotalMilliseconds, Waiting, Answered(streamed: false), Answered(streamed: true), Count(Fate.Refused),
                Calls.Count(c => c.Fate is Fate.Unreachable or Fate.Broken) - Lost.Count(), Lost.Count(), Took.TotalMilliseconds, ExitCode,
            }.Select(n => n.ToString("0", CultureInfo.InvariantCulture)),
        ];

        private int Answered(bool streamed) => Calls.Count(c => c.Fate == Fate.Completed && c.Streamed == streamed);
    }
}
