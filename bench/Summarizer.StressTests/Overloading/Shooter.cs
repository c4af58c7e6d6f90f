using System.Net;
using System.Text.Json.Nodes;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Overloading;

/// <summary>Sends summarization requests and judges the answers.</summary>
internal sealed class Shooter(HttpClient client, TimeProvider clock)
{
    private const int Bodies = 512, MaxTokens = 48;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly string[] _bodies = [.. Make(new Random(7))];

    /// <summary>Sends one after the other, so that nothing else runs.</summary>
    public async Task<List<Shot>> AloneAsync(int count, CancellationToken cancellationToken)
    {
        var shots = new List<Shot>();
        for (var i = 0; i < count; i++)
        {
            var due = clock.GetTimestamp();
            shots.Add(await ShootAsync(i, due, cancellationToken));
        }

        return shots;
    }

    /// <summary>Keeps so many requests under way for a time, each sender asking again as soon as it has its answer.</summary>
    /// <returns>Answers per second.</returns>
    public async Task<double> CapacityAsync(int senders, TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var answered = 0;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
        {
            for (var i = sender; clock.GetElapsedTime(started) < duration; i += senders)
            {
                if ((await ShootAsync(i, clock.GetTimestamp(), cancellationToken)).Ending == Ending.Answered)
                {
                    Interlocked.Increment(ref answered);
                }
                else
                {
                    // A refused sender that asked again at once would take processor time from the answers that are counted.
                    await Task.Delay(Pause, clock, cancellationToken);
                }
            }
        }));
        return answered / clock.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Sends every request when it is due, whatever became of those before it.</summary>
    public async Task<IReadOnlyList<Shot>> StreamAsync(IEnumerable<TimeSpan> dueTimes, Action<TimeSpan> passed, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var shots = new List<Task<Shot>>();
        foreach (var due in dueTimes)
        {
            var ahead = due - clock.GetElapsedTime(started);
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead, clock, cancellationToken);
            }

            var at = started + (long)(due.TotalSeconds * clock.TimestampFrequency);
            var index = shots.Count;
            shots.Add(Task.Run(() => ShootAsync(index, at, cancellationToken), cancellationToken));
            passed(due);
        }

        return await Task.WhenAll(shots);
    }

    private async Task<Shot> ShootAsync(int index, long due, CancellationToken cancellationToken)
    {
        var late = clock.GetElapsedTime(due);
        try
        {
            using var content = new StringContent(_bodies[index % Bodies], System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/v1/summarize", content, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var (ending, reason) = Judge(response, text);
            return new(ending, clock.GetElapsedTime(due), late, reason);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(Ending.Wrong, clock.GetElapsedTime(due), late, e.Message);
        }
    }

    private static (Ending Ending, string? Reason) Judge(HttpResponseMessage response, string text)
    {
        var json = JsonNode.Parse(text);
        return response.StatusCode switch
        {
            HttpStatusCode.OK when json?["summary"] is not null => (Ending.Answered, null),
            HttpStatusCode.TooManyRequests when response.Headers.RetryAfter?.Delta > TimeSpan.Zero && (string?)json?["code"] == "overloaded" => (Ending.Refused, null),
            var status => (Ending.Wrong, $"{(int)status} {(string?)json?["code"]}"),
        };
    }

    private static IEnumerable<string> Make(Random random)
    {
        for (var i = 0; i < Bodies; i++)
        {
            yield return new JsonObject { ["text"] = SampleDocuments.Draw(random), ["max_tokens"] = MaxTokens }.ToJsonString();
        }
    }
}
