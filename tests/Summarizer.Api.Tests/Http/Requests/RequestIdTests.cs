using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Http.Requests;

[Collection(RealModel.Name)]
public sealed class RequestIdTests(RealService service)
{
    [Theory]
    [InlineData("a")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("Root=1-67891233-abcdef012345678912345678")]
    [InlineData("user@host:8080/path_1.2+3")]
    public async Task Id_Usable_IsEchoed(string id) => Assert.Equal(id, await SendAsync("/health", id));

    [Fact]
    public async Task Id_LongestAllowed_IsEchoed() => Assert.Equal(new string('x', 128), await SendAsync("/health", new string('x', 128)));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("quote\"")]
    [InlineData("comma,comma")]
    [InlineData("<script>")]
    public async Task Id_Unusable_IsReplaced(string id) => Assert.Matches("^req-[0-9a-f]{32}$", await SendAsync("/health", id));

    [Fact]
    public async Task Id_TooLong_IsReplaced() => Assert.Matches("^req-[0-9a-f]{32}$", await SendAsync("/health", new string('x', 129)));

    [Fact]
    public async Task Id_SentTwice_IsReplaced() => Assert.Matches("^req-[0-9a-f]{32}$", await SendAsync("/health", "a", "b"));

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/v1/summarize")]
    [InlineData("/openapi/v1.json")]
    public async Task Id_EveryAnswer_CarriesIt(string route) => Assert.Equal("mine", await SendAsync(route, "mine"));

    [Fact]
    public async Task Id_Absent_IsNewForEveryRequest() => Assert.NotEqual(await SendAsync("/health"), await SendAsync("/health"));

    [Fact]
    public async Task Log_HasOneLinePerRequestWithItsId()
    {
        await SendAsync("/tokenize", "find-me-1");

        await service.Log.WaitForAsync("find-me-1");

        Assert.Matches(@"^Information GET .* 405 in \d+\.\d ms, find-me-1", service.Log.All.Single(l => l.Contains("find-me-1", StringComparison.Ordinal)));
    }

    private async Task<string> SendAsync(string route, params string[] ids)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, route);
        foreach (var id in ids)
        {
            request.Headers.TryAddWithoutValidation("X-Request-Id", id);
        }

        return (await service.Client.SendAsync(request)).Headers.GetValues("X-Request-Id").Single();
    }
}
