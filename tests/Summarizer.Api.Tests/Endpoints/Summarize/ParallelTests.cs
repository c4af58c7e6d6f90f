using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

[Collection(RealModel.Name)]
public sealed class ParallelTests(RealService service)
{
    private const int Requests = 50;

    [Fact]
    public async Task Summarize_FiftyAtOnceAThirdCancelled_TheOthersAnswerAsIfAlone()
    {
        var alone = new List<string?>();
        for (var i = 0; i < Requests; i++)
        {
            alone.Add(await SendAsync(i, leaves: false));
        }

        var together = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => SendAsync(i, leaves: i % 3 == 0)));

        Assert.All(Enumerable.Range(0, Requests).Where(i => i % 3 != 0), i => Assert.Equal(alone[i], together[i]));
        Assert.Contains(Enumerable.Range(0, Requests), i => i % 3 == 0 && together[i] is null);
        await IdleAsync();
        Assert.True((await service.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Summarize_MoreThanTheQueueHolds_RefusesTheRestAtOnceAndServesWhatItTook()
    {
        await using var small = new Service(Summarizer.GenAi.Hosting.EngineRuntimes.Load, settings: new() { ["Engine:MaxBatchSize"] = "1", ["Engine:MaxQueuedRequests"] = "2" });
        using var client = await small.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SummarizeAsync(new { text = RealService.Short, extractiveness = "low", min_tokens = 200, max_tokens = 200 })));

        var refused = answers.Where(a => (int)a.StatusCode == 429).ToList();
        // The first may still wait when the third comes, so two to three are served.
        Assert.InRange(refused.Count, 1, 18);
        foreach (var answer in refused)
        {
            var problem = await answer.ProblemAsync(429, "overloaded");
            Assert.InRange(answer.RetryAfter(), 1, 60);
            Assert.Equal(2, (int)problem["limit"]!);
        }

        var served = await Task.WhenAll(answers.Except(refused).Select(a => a.JsonAsync()));
        Assert.All(served, s => Assert.Equal(200, (int)s["usage"]!["output_tokens"]!));
    }

    // Mixed lengths: 1 to 40 sentences in, 5 to 54 tokens out. Some of those who leave do so while queued, some while the model writes, some just too late.
    private async Task<string?> SendAsync(int i, bool leaves)
    {
        using var leave = leaves ? new CancellationTokenSource(TimeSpan.FromMilliseconds(i * 4), TimeProvider.System) : new CancellationTokenSource();
        var text = string.Concat(Enumerable.Range(i, 1 + (i * 7 % 40)).Select(n => $"Ship number {n} left the harbour with {n * 3} crates of fruit. "));
        try
        {
            var response = await service.Client.SummarizeAsync(new { text, max_tokens = 5 + i }, leave.Token);
            var body = await response.JsonAsync();
            Assert.True(response.IsSuccessStatusCode, body.ToJsonString());
            return (string?)body["summary"];
        }
        catch (OperationCanceledException) when (leaves)
        {
            return null;
        }
    }

    private async Task IdleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (service.Engine.Status is { Running: > 0 } or { Waiting: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }
}
