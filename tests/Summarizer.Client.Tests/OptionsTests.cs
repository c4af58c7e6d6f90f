using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Summarizer.Client.Configuration;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Constructor_EverythingWrong_NamesEveryOptionWithItsValue()
    {
        var options = new SummarizerClientOptions
        {
            Endpoint = new("ftp://files"),
            ApiKey = "two words",
            MaxRetries = 11,
            Timeout = TimeSpan.Zero,
            StreamIdleTimeout = TimeSpan.FromSeconds(-1),
            ConnectTimeout = TimeSpan.FromDays(2),
            MaxRetryDelay = Timeout.InfiniteTimeSpan,
        };
        using var http = new HttpClient();

        var thrown = Assert.Throws<OptionsValidationException>(() => new SummarizerClient(http, options));

        Assert.Equal(
            [
                "Endpoint must be an absolute http or https address; it is 'ftp://files/'.",
                "ApiKey must hold visible ASCII characters only. Leave it null to send none.",
                "MaxRetries must be 0 to 10; it is 11.",
                "Timeout must be above zero and at most 1.00:00:00; it is 00:00:00.",
                "StreamIdleTimeout must be above zero and at most 1.00:00:00; it is -00:00:01.",
                "ConnectTimeout must be above zero and at most 1.00:00:00; it is 2.00:00:00.",
                "MaxRetryDelay must be above zero and at most 1.00:00:00; it is -00:00:00.0010000.",
            ],
            thrown.Failures);
    }

    [Fact]
    public void AddSummarizerClient_WrongOption_FailsWhenTheHostStarts()
    {
        using var provider = new ServiceCollection().AddSummarizerClient(o => o.MaxRetries = -1).Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
    }

    [Fact]
    public void AddSummarizerClient_Defaults_AreValid()
    {
        using var provider = new ServiceCollection().AddSummarizerClient().Services.BuildServiceProvider();

        Assert.Equal(new("http://localhost:8080"), provider.GetRequiredService<SummarizerClient>().Endpoint);
    }

    [Fact]
    public void AddSummarizerClient_Handler_StopsAbandonedStreamsAtOnce()
    {
        using var provider = new ServiceCollection().AddSummarizerClient(o => o.ConnectTimeout = TimeSpan.FromSeconds(3)).Services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(nameof(SummarizerClient));
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal(TimeSpan.Zero, sockets.ResponseDrainTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), sockets.ConnectTimeout);
    }

    [Theory]
    [InlineData("/summarizer")]
    [InlineData("/summarizer/")]
    public async Task Endpoint_WithAPath_StandsInFrontOfTheRoutes(string path)
    {
        await using var service = await StubService.StartAsync(Answers.Json("""{"object":"list","data":[]}"""));
        using var host = new ClientHost(new(service.Endpoint, path), configure: o => o.ApiKey = "secret-key");

        Assert.Empty(await host.Client.ListModelsAsync());

        var request = await service.NextAsync();
        Assert.Equal("GET /summarizer/v1/models", request.Line);
        Assert.Equal("Bearer secret-key", request.Authorization);
    }
}
