using System.Globalization;
using System.Net.Http.Json;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Cancelling;

/// <summary>Leaves in the middle of requests, at random moments, one after the other, so that every run of a graph after a cancellation can be counted.</summary>
internal sealed class CancelTrial(TimeProvider clock) : Trial
{
    private const long Mebibyte = 1 << 20, MostGrowth = 64;

    // How long most requests take here; a few end before their client leaves.
    private const int LatestMs = 60;

    public override string Name => "cancel";

    public override string Description => "Leaves in the middle of requests, and looks how soon the slot is free";

    public override string Unit => "cancellations";

    public override int FullCount => 1000;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var random = new Random(settings.Seed);
        WatchedEngine? engine = null;
        await using var service = await LocalService.StartAsync((_, folder, options, time) => engine = new WatchedEngine(folder, options, time), ("Engine:Threads", "1"), ("Engine:KvCacheMiB", "64"));
        var memory = LocalService.NativeBytes;
        var (runs, uncounted, stuck, resident) = (new List<int>(), 0, 0, 0L);
        while (runs.Count < settings.Count)
        {
            await LeaveAsync(service.Client, engine!, random, cancellationToken);
            stuck += await service.IdleAsync() ? 0 : 1;
            if (engine!.TakeRunsAfterCancel() is { } after)
            {
                runs.Add(after);
                progress.Report(runs.Count);
            }
            else
            {
                uncounted++;
            }

            // What grows at first is what the first requests need.
            resident = runs.Count <= settings.Count / 10 ? Environment.WorkingSet : resident;
        }

        return Report(runs, uncounted, stuck, LocalService.NativeBytes - memory, (Environment.WorkingSet - resident) / Mebibyte);
    }

    private async Task LeaveAsync(HttpClient client, WatchedEngine engine, Random random, CancellationToken cancellationToken)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summarize")
        {
            Content = JsonContent.Create(new { text = SampleDocuments.Draw(random), min_tokens = 200, max_tokens = 240, stream = random.Next(2) == 0 }),
        };
        var submitted = engine.NextSubmission;
        var answer = ReadAsync(client, request, leave.Token);

        // A few leave before the engine has heard of them. On a busy machine that can take longer than the request itself.
        if (random.Next(10) > 0)
        {
            await Task.WhenAny(submitted, answer);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * LatestMs), clock, cancellationToken);
        await leave.CancelAsync();
        await answer;
    }

    private static async Task ReadAsync(HttpClient client, HttpRequestMessage request, CancellationToken leave)
    {
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leave);
            await response.Content.ReadAsByteArrayAsync(leave);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            // It left.
        }
    }

    private static TrialReport Report(List<int> runs, int uncounted, int stuck, long leftBytes, long growth) => new(
        "Cancellation",
        [
            new("at most one run of a graph begins after a cancellation", runs.Max() <= 1, $"at most {runs.Max()} in {runs.Count}"),
            new("every slot is free afterwards", stuck == 0, $"{stuck} not"),
            new("native memory of the engine is what it was before", leftBytes == 0, $"{leftBytes} bytes over"),
            new($"resident memory grows by at most {MostGrowth} MiB from the first tenth to the end", growth <= MostGrowth, $"{growth} MiB"),
        ],
        [
            new(
                ["runs after the cancellation", "cancellations"],
                [.. runs.GroupBy(r => r).OrderBy(g => g.Key).Select(g => new[] { $"{g.Key}", g.Count().ToString(CultureInfo.InvariantCulture) }), ["(not counted: ended before its client left, or not alone)", $"{uncounted}"]]),
        ]);
}
