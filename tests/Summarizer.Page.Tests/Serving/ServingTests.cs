using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Serving;

public sealed class ServingTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/page/scripts/main.js", "text/javascript; charset=utf-8")]
    [InlineData("/page/styles/base.css", "text/css; charset=utf-8")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    [InlineData("/page/samples/coffee.json", "application/json")]
    public async Task Get_File_HasItsTypePolicyAndTag(string path, string type)
    {
        using var response = await service.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Get_KnownTag_Is304()
    {
        using var first = await service.Client.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var again = await service.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_Page_HasLengthAndNoBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await service.Client.SendAsync(request);

        Assert.True(response.Content.Headers.ContentLength > 1000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("PUT", "/", 405, "method-not-allowed")]
    [InlineData("GET", "/page/missing.js", 404, "not-found")]
    [InlineData("GET", "/page/", 404, "not-found")]
    [InlineData("GET", "/page/../appsettings.json", 404, "not-found")]
    [InlineData("GET", "/v1/summarize", 405, "method-not-allowed")]
    public async Task OtherPathsAndMethods_AreTheSameProblemsAsEverywhere(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await service.Client.SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((status, code), ((int)response.StatusCode, (string?)problem!["code"]));
    }

    [Fact]
    public async Task Page_SwitchedOff_IsNotThere()
    {
        await using var off = new ServiceFixture(("Summarizer:Page:Enabled", "false"));

        using var page = await off.Client.GetAsync("/");
        using var file = await off.Client.GetAsync("/page/scripts/main.js");

        // Clients of Hugging Face post to the same path.
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (page.StatusCode, file.StatusCode));
        Assert.Equal("application/problem+json", page.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Page_NamesOnlyFilesThatAreServed()
    {
        var index = await service.Client.GetStringAsync("/");
        var named = System.Text.RegularExpressions.Regex.Matches(index, "(?:src|href)=\"([^\"#]+)\"").Select(m => m.Groups[1].Value);

        foreach (var path in named)
        {
            using var response = await service.Client.GetAsync("/" + path);
            Assert.True(response.IsSuccessStatusCode, path);
        }
    }
}
