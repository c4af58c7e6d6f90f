using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.StressTests.Running;
using Summarizer.StressTests.Overloading;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Sends requests as nobody should send them, and checks that the service answers each honestly, goes on, and in the end is what it was.</summary>
internal sealed partial class FuzzTrial(TimeProvider clock) : Trial
{
    private const int Senders = 16, CheckEvery = 1000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly object Known = new { text = "The plugs-out test began on the morning of January 27, 1967, and was plagued with problems. A fire in the cabin ended the test.", max_tokens = 24 };

    public override string Name => "fuzz";

    public override string Description => "Sends malformed, odd and rude requests over raw connections, and looks for answers that are not honest, hangs, crashes and leaks";

    public override string Unit => "connections";

    public override int FullCount => 100_000;

    public override async Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken)
    {
        using var service = ServiceProcess.Start(("Engine__Threads", "1"), ("RequestTimeout", "00:00:50"));
        var address = await service.ReadyAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = address };
        var expected = await SummaryAsync(client, cancellationToken);
        var before = Resources.Of(service.Id, TimeSpan.Zero);
        var tally = new Tally();
        await SendAsync(settings, new Connection(new IPEndPoint(IPAddress.Loopback, address.Port), clock), tally, progress, async done =>
        {
            if (await SummaryAsync(client, cancellationToken) != expected)
            {
                tally.Fail($"after {done} connections a known request has another answer");
            }
        }, cancellationToken);
        var (left, running) = await SettleAsync(client, cancellationToken);
        var same = await SummaryAsync(client, cancellationToken) == expected;
        var after = Resources.Of(service.Id, TimeSpan.Zero);
        await service.TerminateAsync(cancellationToken);
        var code = await service.EndAsync(cancellationToken);
        var leaked = service.Log.Contains(Bodies.Secret, StringComparison.Ordinal);
        var (failures, drains) = Failures(service.Log);
        return new(
            "Fuzzing",
            [
                new("every answer is honest: no 5xx, problems complete, streams ended, no document text in a problem, nothing hangs", tally.WrongCount == 0, tally.WrongCount == 0 ? $"0 of {settings.Count}" : string.Join("<br>", tally.Wrong)),
                new("a known request has the same answer before, every 1,000 connections, and after", same, same ? "yes" : "no"),
                new("nothing runs or waits afterwards", running == 0 && left == 0, $"{running} running, {left} requests open"),
                new("the process ends by itself with exit code 0, and its log shows no failure", code == 0 && failures.Count == 0, failures.Count == 0 ? $"exit code {code}, no failure ({drains} lines of the web server's own about bodies whose sender reset the connection)" : string.Join("<br>", failures)),
                new("the log holds no document text", !leaked, leaked ? "found" : "none"),
            ],
            [
                new(["family", "connections", .. Tally.Classes], [.. Family.All.Select(f => tally.Row(f.Name))]),
                new(
                    ["", "resident MiB", "handles", "threads"],
                    [Row("before", before), Row("after", after)]),
            ]);
    }

    private static async Task SendAsync(TrialSettings settings, Connection connection, Tally tally, IProgress<int> progress, Func<int, Task> check, CancellationToken cancellationToken)
    {
        var next = -1;
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < settings.Count; i = Interlocked.Increment(ref next))
            {
                await OneAsync(settings.Seed, i, connection, tally, cancellationToken);
                var count = Interlocked.Increment(ref done);
                progress.Report(count);
                if (count % CheckEvery == 0)
                {
                    await check(count);
                }
            }
        }, cancellationToken)));
    }

    // Each is drawn from the seed and its own number, so it is the same whatever the others do.
    private static async Task OneAsync(int seed, int index, Connection connection, Tally tally, CancellationToken cancellationToken)
    {
        var random = new Random(HashCode(seed, index));
        var family = Family.Pick(random);
        var drawn = family.Draw(random);
        try
        {
            var echo = await connection.SendAsync(drawn, cancellationToken);
            var answers = Answer.Parse(echo.Bytes, withoutBodies: drawn.IsHead);
            tally.Add(family.Name, drawn, echo, answers);
            if (Verdict.Of(drawn, echo, answers) is { } wrong)
            {
                tally.Fail($"{family.Name.Split(':')[0]} {index}: {wrong}; sent {Opening(drawn)}");
            }
        }
        catch (Exception e) when (e is FormatException or System.Net.Sockets.SocketException)
        {
            tally.Fail($"{family.Name.Split(':')[0]} {index}: {e.Message}");
        }
    }

    private static string Opening(FuzzCase drawn) => System.Text.Encoding.Latin1.GetString(drawn.Pieces[0].AsSpan(0, Math.Min(60, drawn.Pieces[0].Length))).Split('\r')[0];

    private static int HashCode(int seed, int index) => unchecked((seed * 486187739) + index);

    private static async Task<string?> SummaryAsync(HttpClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await client.PostAsync("/v1/summarize", JsonContent.Create(Known), cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(response.Headers.RetryAfter!.Delta!.Value, TimeProvider.System, cancellationToken);
                continue;
            }

            return (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))?["summary"];
        }
    }

    // What the log has at level Error and above, with the first lines of each kind. Kestrel's event 67 counts apart: when a connection is reset in the middle of a body, it tries
    // to read the rest and complains about itself; no code of the service can prevent it.
    private static (List<string> Failures, int Drains) Failures(string log)
    {
        const string Drain = "Kestrel[67]";
        var lines = log.Split('\n');
        return (
        [
            .. lines.Index()
                .Where(l => !l.Item.Contains(Drain, StringComparison.Ordinal))
                .Where(l => l.Item.StartsWith("fail:", StringComparison.Ordinal) || l.Item.StartsWith("crit:", StringComparison.Ordinal) || l.Item.Contains("Unhandled exception", StringComparison.Ordinal))
                .Select(l => string.Join(' ', lines.Skip(l.Index).Take(4).Select(t => t.Trim())))
                .GroupBy(text => Identifier().Replace(text, "..."))
                .Select(g => $"{g.Count()} x {g.Key}"),
        ], lines.Count(l => l.Contains(Drain, StringComparison.Ordinal)));
    }

    // Requests whose client has left end within a step, but those that are still being sent wait for their time limit.
    private async Task<(int Open, int Running)> SettleAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var metrics = await client.GetStringAsync("/metrics", cancellationToken);
            var (open, running) = (Sum(metrics, "http_server_active_requests"), Sum(metrics, "summarizer_requests_running") + Sum(metrics, "summarizer_requests_waiting"));
            if ((open <= 1 && running == 0) || clock.GetElapsedTime(started) > Settling)
            {
                // The scrape itself is one.
                return (Math.Max(0, open - 1), running);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
        }
    }

    private static int Sum(string metrics, string name) => Sample().Matches(metrics)
        .Where(m => m.Groups[1].Value == name)
        .Sum(m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));

    private static string[] Row(string name, Resources seen) =>
        [name, seen.ResidentMiB.ToString("0.0", CultureInfo.InvariantCulture), seen.Handles.ToString(CultureInfo.InvariantCulture), seen.Threads.ToString(CultureInfo.InvariantCulture)];

    [GeneratedRegex(@"req-[0-9a-f]{32}|\b[0-9A-Z]{13}(:\w+)?\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(\w+)\{[^}]*\} (\d+)", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
