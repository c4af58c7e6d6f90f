using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>What the operator decides for clients that cannot say it.</summary>
public sealed class DefaultTests
{
    private const string Body = """{"messages":[{"role":"user","content":"TEXT"}]}""";

    [Fact]
    public async Task Chat_OperatorRefusesLongDocuments_IsAContextThatIsExceeded()
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["OpenAi:Strategy"] = "Single" });
        using var client = await service.StartAsync();

        using var response = await client.PostTextAsync("/v1/chat/completions", Body.Replace("TEXT", RealService.Long, StringComparison.Ordinal));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("context_length_exceeded", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_Timeout_IsNotTriedAgain()
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["RequestTimeout"] = "00:00:01" });
        using var client = await service.StartAsync();

        using var response = await client.PostTextAsync("/v1/chat/completions", Body);

        Assert.Equal(504, (int)response.StatusCode);
        Assert.Equal("false", Assert.Single(response.Headers.GetValues("x-should-retry")));
    }
}
