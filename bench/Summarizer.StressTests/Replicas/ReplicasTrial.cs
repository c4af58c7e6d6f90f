using System.Collections.Concurrent;
using System.Globalization;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Replicas;

/// <summary>
/// Two replicas behind nginx, with one Redis. Documents are asked for three times each, by callers that run beside each other, half of them for streams; at half of the way one replica is killed with SIGKILL.
/// </summary>
internal sealed class ReplicasTrial(TimeProvider clock) : Trial
{
    private const int Callers = 8, Times = 3;

    // The proxy prefers whoever answers sooner, and that is whoever remembers more; one that gets less than a tenth is not part of it.
    private const double LeastShare = 0.1;

    // In the first second one of two fresh processes can be so much quicker that it answers everything.
    private const int FewestForShares = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public override string Name => "replicas";

    public override string Description => "Runs two replicas behind nginx with one Redis, kills one under load, and counts what clients see and what was computed twice (needs Debian's nginx and redis-server)";

    public override string Unit => "requests";

    public override int FullCount => 3000;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await using var redis = await RedisServer.StartAsync();
        using var one = Start(redis);
        using var two = Start(redis);
        Uri[] addresses = [await one.ReadyAsync(limit.Token), await two.ReadyAsync(limit.Token)];
        using var proxy = await ProxyServer.StartAsync(addresses, clock, limit.Token);

        var requests = Draw(settings);
        var answers = new ConcurrentQueue<(Asked Asked, PatientAnswer Answer)>();
        var (next, killed, beforeKill) = (-1, 0, 0);
        using var http = new HttpClient { BaseAddress = proxy.Address, Timeout = Timeout.InfiniteTimeSpan };
        var client = new PatientClient(http, clock);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < requests.Count)
            {
                if (i >= requests.Count / 2 && Interlocked.Exchange(ref killed, 1) == 0)
                {
                    beforeKill = answers.Count;
                    one.Kill();
                }

                answers.Enqueue((requests[i], await client.AskAsync(requests[i].Document, requests[i].Stream, limit.Token)));
                progress.Report(answers.Count);
            }
        }));
        return Report([.. answers], beforeKill, addresses);
    }

    private static ServiceProcess Start(RedisServer redis) => ServiceProcess.Start(
        ("ChooseSentences", "false"), ("Engine__MaxBatchSize", "1"), ("Engine__MaxQueuedRequests", "1"), ("Engine__Threads", "1"), ("Engine__KvCacheMiB", "64"),
        ("Cache__Enabled", "true"), ("Cache__Redis", redis.Address), ("Cache__RedisTimeout", "00:00:10"));

    // Every document three times, in an order that lets equal ones meet.
    private static List<Asked> Draw(TrialSettings settings)
    {
        var random = new Random(settings.Seed);
        var documents = Enumerable.Range(0, (settings.Count + Times - 1) / Times).Select(i => $"Report {i}. {SampleDocuments.Draw(random)}").ToList();
        return [.. Enumerable.Range(0, settings.Count).Select(i => new Asked(documents[i / Times], random.Next(2) == 0))];
    }

    private static TrialReport Report(List<(Asked Asked, PatientAnswer Answer)> all, int beforeKill, Uri[] addresses)
    {
        var errors = all.Where(a => a.Answer.Error is not null).ToList();
        var different = all.Where(a => a.Answer.Summary is not null).GroupBy(a => a.Asked.Document).Count(g => g.Select(a => a.Answer.Summary).Distinct().Count() > 1);
        var documents = all.Select(a => a.Asked.Document).Distinct().Count();
        var computed = Count(all, "summarizer; fwd=miss");
        int[] served = [.. addresses.Select(a => all.Take(beforeKill).Count(x => x.Answer.Replica.EndsWith(a.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))];
        return new(
            "Two replicas, one killed under load",
            [
                new("no client that honours Retry-After sees an error", errors.Count == 0, errors.Count == 0 ? $"0 of {all.Count}" : $"{errors.Count} of {all.Count}: {string.Join("; ", errors.Select(e => e.Answer.Error).Distinct())}"),
                new("requests are spread while there are two (from 300 on)", beforeKill < FewestForShares || served.All(s => s >= beforeKill * LeastShare), $"{served[0]} and {served[1]} of {beforeKill}"),
                new("no document is computed twice", computed <= documents, $"{computed} computed for {documents} documents"),
                new("equal documents have equal summaries", different == 0, $"{different} of {documents} differ"),
            ],
            [
                new(
                    ["requests", "documents", "computed", "shared", "remembered", "told to wait", "streams cut, asked again"],
                    [
                        [
                            .. new[]
                            {
                                all.Count, documents, computed, Count(all, "summarizer; fwd=miss; collapsed"), all.Count(a => a.Answer.CacheStatus.StartsWith("summarizer; hit", StringComparison.Ordinal)),
                                all.Sum(a => a.Answer.Waits), all.Sum(a => a.Answer.Cuts),
                            }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
                        ],
                    ]),
            ]);
    }

    private static int Count(List<(Asked Asked, PatientAnswer Answer)> all, string status) => all.Count(a => a.Answer.CacheStatus == status);

    private sealed record Asked(string Document, bool Stream);
}
