using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Tests;

/// <summary>Replaces the model with itself under requests, half of them streams: every response is complete and the same, and the memory is what it was.</summary>
public sealed class ReloadMemoryTests
{
    private const string Text = "The bridge was closed for repairs. It opened again in spring. Nobody was hurt, and the town paid for it.";

    [Fact]
    public async Task Reload_UnderRequests_AnswersAllAndGivesTheOldMemoryBack()
    {
        await using var service = await LocalService.StartRealAsync(("Admin:Enabled", "true"), ("Engine:Threads", "1"), ("Engine:KvCacheMiB", "64"));
        var memory = LocalService.NativeBytes;
        var expected = await SummarizeAsync(service.Client);
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 4).Select(i => CallAsync(service.Client, streams: i % 2 == 1, expected, stop.Token)).ToList();

        try
        {
            for (var i = 0; i < 2; i++)
            {
                using var answer = await ReloadAsync(service.Client);
                Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Assert.True(await LocalService.HasAsync(memory), $"{LocalService.NativeBytes} bytes, it was {memory}");
            }
        }
        finally
        {
            // Callers that never stop would keep a service that is being disposed of, and so the whole process.
            await stop.CancelAsync();
        }

        Assert.All(await Task.WhenAll(callers), answered => Assert.True(answered > 0));
    }

    // The memory is given back a moment before the next reload is let in; until then the answer is 409, and its text says to try again.
    private static async Task<HttpResponseMessage> ReloadAsync(HttpClient client)
    {
        while (true)
        {
            var answer = await client.PostAsJsonAsync("/admin/models/reload", new { }, TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.Conflict)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<int> CallAsync(HttpClient client, bool streams, string expected, CancellationToken stop)
    {
        var answered = 0;
        do
        {
            Assert.Equal(expected, streams ? await StreamAsync(client) : await SummarizeAsync(client));
            answered++;
        }
        while (!stop.IsCancellationRequested);
        return answered;
    }

    private static async Task<string> SummarizeAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/v1/summarize", new { text = Text }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body!.ToJsonString());
        return (string)body["summary"]!;
    }

    // Reads to the end of the body, which throws when a response ends prematurely.
    private static async Task<string> StreamAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/v1/summarize", new { text = Text, stream = true }, TestContext.Current.CancellationToken);
        var events = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var last = events.TrimEnd().Split("\n\n")[^1].Split('\n');
        Assert.Equal("event: summary.completed", last[0]);
        return (string)JsonNode.Parse(last[1]["data: ".Length..])!["summary"]!;
    }
}
