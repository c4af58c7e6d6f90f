using System.Collections.Concurrent;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Serving;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Faults;

/// <summary>
/// Serves real requests over HTTP while runs of the graphs are slow, hang, throw, score with no numbers and find no memory, and Polly's chaos strategies add faults of their own. In three
/// settings: as by default, with a standby engine, and with answers without the model.
/// </summary>
internal sealed class FaultTrial : Trial
{
    private const int Callers = 8, DocumentsInUse = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly (string Name, (string, string)[] Options)[] Settings =
    [
        ("as by default", []),
        ("with a standby engine", [("Resilience:Standby:Enabled", "true"), ("Resilience:Standby:Engine:Threads", "1"), ("Resilience:Standby:Engine:KvCacheMiB", "64")]),
        ("with answers without the model", [("Resilience:FallbackMode", "Extractive")]),
    ];

    // What holds in all settings. A break is short, so that the engine gets its faults; a graph's time is short, so that hanging ones do not take hours.
    private static readonly (string, string)[] Common =
    [
        ("Engine:Threads", "1"), ("Engine:KvCacheMiB", "64"), ("Engine:MaxBatchSize", "4"), ("Engine:MaxEncodeTime", "00:00:00.500"), ("Engine:MaxStepTime", "00:00:00.250"),
        ("Resilience:RetryDelay", "00:00:00.010"), ("Resilience:Breaker:Break", "00:00:00.500"),
        ("Resilience:Chaos:Enabled", "true"), ("Resilience:Chaos:FaultRate", "0.03"), ("Resilience:Chaos:OutcomeRate", "0.03"), ("Resilience:Chaos:LatencyRate", "0.03"),
        ("Resilience:Chaos:Latency", "00:00:00.050"), ("Resilience:Chaos:MemoryRate", "0.03"), ("Resilience:Chaos:MemoryMiB", "16"),
    ];

    public override string Name => "faults";

    public override string Description => "Serves requests while the model fails in every way, and judges every answer";

    public override string Unit => "faults";

    public override int FullCount => 2100;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var rounds = new List<FaultRound>();
        var done = 0;
        foreach (var (name, options) in Settings)
        {
            var share = (settings.Count - done) / (Settings.Length - rounds.Count);
            var before = done;
            rounds.Add(await RoundAsync(name, options, share, new Random(settings.Seed + rounds.Count), new Shifted(progress, before, settings.Count), cancellationToken));
            done += share;
        }

        return FaultReport.Of(rounds);
    }

    private static async Task<FaultRound> RoundAsync(
        string name, (string, string)[] options, int count, Random random, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var faults = new DrawnFaults(new Random(random.Next()));
        var loaded = 0;

        // The standby engine is loaded second and works.
        InferenceEngine Load(EngineRuntime runtime, string folder, EngineOptions limits, TimeProvider clock) => EngineLoader.Load(folder, limits, clock, loaded++ == 0 ? faults : null);
        await using var service = await LocalService.StartAsync(new EngineFactory(Load), Common.Concat(options));
        var caller = new FaultCaller(service.Client);
        string[] documents = [.. Enumerable.Range(0, DocumentsInUse).Select(_ => SampleDocuments.Draw(random))];
        await LearnAsync(caller, documents, cancellationToken);
        await service.IdleAsync();
        var memory = LocalService.NativeBytes;

        using var chaos = new ChaosCounter();
        var endings = new ConcurrentBag<(Ending Ending, string Detail)>();
        faults.IsOn = true;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async i =>
        {
            var own = new Random((count * Callers) + i);
            while (faults.Total + chaos.Faults < count)
            {
                var ending = await caller.AskAsync(documents[own.Next(documents.Length)], streams: i % 2 == 1, cancellationToken);
                endings.Add(ending);
                if (ending.Detail == ProblemKind.CircuitOpen.Code || ending.Ending == Ending.Degraded)
                {
                    // The engine is left alone; asking at once again would count the same refusal many times.
                    await Task.Delay(Pause, TimeProvider.System, cancellationToken);
                }

                progress.Report(Math.Min(count, faults.Total + chaos.Faults));
            }
        }));
        faults.IsOn = false;

        var idle = await service.IdleAsync();
        var after = LocalService.NativeBytes - memory;
        return new(name, faults, chaos.Counts.ToDictionary(), chaos.Faults, [.. endings], idle, after);
    }

    // Polly's chaos is on from the start, so a document may have to be asked for again.
    private static async Task LearnAsync(FaultCaller caller, string[] documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
        {
            while (!await caller.TryLearnAsync(document, cancellationToken))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private sealed class Shifted(IProgress<int> inner, int done, int count) : IProgress<int>
    {
        public void Report(int value) => inner.Report(Math.Min(count, done + value));
    }
}
