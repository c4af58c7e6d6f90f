using Summarizer.Client.Problems;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests;

public sealed class HealthTests
{
    private const string Loading =
        """{"status":"unhealthy","checks":[{"name":"model","status":"unhealthy","detail":"loading"},{"name":"circuit","status":"healthy","detail":"closed"}]}""";

    [Fact]
    public async Task GetReadiness_ServiceIsLoading_IsAnAnswerAtOnce()
    {
        await using var service = await StubService.StartAsync(Answers.Text(503, "application/json", Loading));
        using var host = new ClientHost(service.Endpoint);

        var health = await host.Client.GetReadinessAsync();

        Assert.False(health.IsHealthy);
        Assert.Equal(("model", "loading"), (health.Checks[0].Name, health.Checks[0].Detail));
        Assert.Equal(1, service.Count);
    }

    [Fact]
    public async Task GetReadiness_SomethingElseAnswers503_IsAProblem()
    {
        await using var service = await StubService.StartAsync(Answers.Text(503, "text/html", "<h1>no upstream</h1>"));
        using var host = new ClientHost(service.Endpoint, configure: o => o.MaxRetries = 0);

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.GetReadinessAsync());

        Assert.Equal((SummarizerProblem.UnexpectedAnswer, 503), (thrown.Code, thrown.Status));
    }
}
