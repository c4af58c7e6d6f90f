using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Tests.Summarize;

[Collection(RealModel.Name)]
public sealed class ParallelTests(RealService service)
{
    private const int Requests = 50;

    [Fact]
    public async Task Summarize_FiftyAtOnceAThirdCancelled_AllOthersAnswer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => SendAsync(service.Client, i, leaves: i % 3 == 0)));

        Assert.All(Enumerable.Range(0, Requests).Where(i => i % 3 != 0), i => Assert.False(string.IsNullOrEmpty(answers[i]), $"request {i}"));
        await IdleAsync(service.Engine);
        Assert.True((await service.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Summarize_FiftyAtOnceAThirdCancelled_TheOthersAnswerAsIfAlone()
    {
        // The 8-bit encoder scales its activations over a whole pass, so here every document has a pass of its own.
        InferenceEngine engine = null!;
        await using var alone = new Service((folder, options, clock) => engine = InferenceEngine.Load(folder, options, clock), settings: new() { ["Engine:MaxEncodeTokens"] = "1" });
        using var client = await alone.StartAsync();
        var expected = new List<string?>();
        for (var i = 0; i < Requests; i++)
        {
            expected.Add(await SendAsync(client, i, leaves: false));
        }

        var together = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => SendAsync(client, i, leaves: i % 3 == 0)));

        Assert.All(Enumerable.Range(0, Requests).Where(i => i % 3 != 0), i => Assert.Equal(expected[i], together[i]));
        await IdleAsync(engine);
    }

    // Mixed lengths: 1 to 40 sentences in, 5 to 54 tokens out. Some of those who leave do so while queued, some while the model writes, some just too late.
    private static async Task<string?> SendAsync(HttpClient client, int i, bool leaves)
    {
        using var leave = leaves ? new CancellationTokenSource(TimeSpan.FromMilliseconds(i * 4), TimeProvider.System) : new CancellationTokenSource();
        var text = string.Concat(Enumerable.Range(i, 1 + (i * 7 % 40)).Select(n => $"Ship number {n} left the harbour with {n * 3} crates of fruit. "));
        try
        {
            var response = await client.SummarizeAsync(new { text, max_tokens = 5 + i }, leave.Token);
            var body = await response.JsonAsync();
            Assert.True(response.IsSuccessStatusCode, body.ToJsonString());
            return (string?)body["summary"];
        }
        catch (OperationCanceledException) when (leaves)
        {
            return null;
        }
    }

    private static async Task IdleAsync(InferenceEngine engine)
    {
        var end = TimeProvider.System.GetTimestamp() + (30 * TimeProvider.System.TimestampFrequency);
        while (engine.Status is { Running: > 0 } or { Waiting: > 0 })
        {
            Assert.True(TimeProvider.System.GetTimestamp() < end, $"still busy: {engine.Status}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
