using System.Net;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Security;

public sealed class HeaderTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public HeaderTests() => _service = new(_engine.Factory, settings: new() { ["Security:AllowedOrigins:0"] = "https://app.example" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Theory]
    [InlineData("/info")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/no/such/route")]
    [InlineData("/v1/summarize")]
    public async Task Answer_OfAnyStatus_TellsBrowsersThatItIsData(string route)
    {
        var headers = (await _client.GetAsync(route)).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(headers.CacheControl!.NoStore);
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Stream_HasTheHeadersTooAndItsOwnCaching()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Finish();

        var headers = (await answer).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-cache", headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task Preflight_IsAnsweredForAllowedOriginsOnly(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Wire.Route);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");

        var response = await _client.SendAsync(request);

        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("cross-site", "https://evil.example", 403)]
    [InlineData("same-site", "https://evil.example", 403)]
    [InlineData("cross-site", "https://app.example", 422)]
    [InlineData("same-origin", "http://localhost", 422)]
    [InlineData(null, null, 422)]
    public async Task Post_OfAPageOfAnotherSite_IsRefused(string? site, string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tokenize") { Content = new StringContent("{}", null, "application/json") };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Origin", origin);
        }

        Assert.Equal(status, (int)(await _client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Cors_NotConfigured_IsOff()
    {
        await using var service = new Service(new ScriptedEngine().Factory);
        using var client = await service.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/info");
        request.Headers.Add("Origin", "https://app.example");

        Assert.DoesNotContain((await client.SendAsync(request)).Headers, h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_ToAnAllowedOrigin_ShowsWhatClientsNeedToWaitAndRetry()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/info");
        request.Headers.Add("Origin", "https://app.example");

        var response = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Retry-After", response.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();
}
