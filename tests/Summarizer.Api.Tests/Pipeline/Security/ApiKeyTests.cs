using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Tests.Support;
using Summarizer.Keys;

namespace Summarizer.Api.Tests.Pipeline.Security;

/// <summary>A service that asks for keys.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private readonly string _folder = Directory.CreateTempSubdirectory("keys").FullName;
    private readonly string _key = ApiKey.Create();
    private HttpClient _client = null!;

    public ApiKeyTests()
    {
        Write(Entry(_key, "team", "summarize"));
        _service = new(_engine.Factory, settings: new() { ["Security:KeyFile"] = KeyFilePath });
    }

    private string KeyFilePath => Path.Combine(_folder, "keys.json");

    private ApiKeyStore Ring => _service.Services.GetRequiredService<ApiKeyStore>();

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Theory]
    [InlineData("POST", "/v1/summarize")]
    [InlineData("POST", "/v1/compress")]
    [InlineData("POST", "/tokenize")]
    [InlineData("GET", "/v1/models")]
    [InlineData("GET", "/info")]
    [InlineData("GET", "/no/such/route")]
    public async Task Request_WithoutAKey_Is401(string method, string route)
    {
        var response = await _client.SendAsync(new(new HttpMethod(method), route));

        var problem = await response.ProblemAsync(401, "unauthorized");
        Assert.Equal("Bearer realm=\"summarizer\"", response.Headers.WwwAuthenticate.Single().ToString());
        Assert.Contains("Authorization: Bearer", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer sumk_wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("sumk_wrong")]
    public async Task Request_WithAWrongKey_Is401AndTheKeyIsNowhere(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/info");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var response = await _client.SendAsync(request);

        await response.ProblemAsync(401, "unauthorized");
        Assert.Contains("error=\"invalid_token\"", response.Headers.WwwAuthenticate.Single().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sumk_", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithItsScope_IsServedInTheNameOfTheKey()
    {
        var answer = SendAsync(_key, "/v1/summarize", "{\"text\": \"Some text.\"}");
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Finish();

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal("key team", generation.Request.Caller.Name);
    }

    [Fact]
    public async Task Request_OutsideTheScope_Is403()
    {
        var response = await SendAsync(_key, "/v1/compress", "{}");

        await response.ProblemAsync(403, "forbidden");
        Assert.Contains("error=\"insufficient_scope\", scope=\"compress\"", response.Headers.WwwAuthenticate.Single().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_ProbesAndContract_NeedNoKey(string route) => Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(route)).StatusCode);

    [Fact]
    public async Task Reload_ChangedFile_TakesOldKeysAwayAndLetsNewOnesIn()
    {
        var second = ApiKey.Create();
        Write(Entry(second, "other", "summarize"));

        Ring.Reload();

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(_key)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(second)).StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"keys\": [{\"name\": \"a\", \"hash\": \"sumk_plain\", \"scopes\": [\"summarize\"]}]}")]
    [InlineData("{\"keys\": [], \"kyes\": []}")]
    public async Task Reload_BrokenFile_KeepsTheKeysAndSaysSo(string content)
    {
        File.WriteAllText(KeyFilePath, content);

        Ring.Reload();

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(_key)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.GetAsync("/info")).StatusCode);
        Assert.Contains("stay valid", await _service.Log.WaitForAsync("Error The key file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_NoKeysLeft_LetsNobodyIn()
    {
        File.WriteAllText(KeyFilePath, "{\"keys\": []}");

        Ring.Reload();

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(_key)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.GetAsync("/info")).StatusCode);
    }

    [Fact]
    public async Task Watch_FileReplaced_IsReadWithoutARestart()
    {
        // As a mounted secret is replaced: another file moves into its place.
        var second = ApiKey.Create();
        Write(Entry(second, "other", "summarize"), "next.json");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "next.json"), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        File.Move(Path.Combine(_folder, "next.json"), KeyFilePath, overwrite: true);

        await _service.Log.WaitForAsync("The key file changed: 1 keys");

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Key_Expired_Is401()
    {
        Write(Entry(_key, "team", "summarize", "\"expires\": \"2001-01-01T00:00:00Z\""));

        Ring.Reload();

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(_key)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static string Entry(string key, string name, string scope, string more = "\"max_concurrent\": 0") =>
        $"{{\"name\": \"{name}\", \"hash\": \"{ApiKey.Hash(key)}\", \"scopes\": [{JsonSerializer.Serialize(scope)}], {more}}}";

    private void Write(string entry, string file = "keys.json") => File.WriteAllText(Path.Combine(_folder, file), $"{{\"keys\": [{entry}]}}");

    private Task<HttpResponseMessage> GetAsync(string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/info");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return _client.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(string key, string route, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return _client.SendAsync(request);
    }
}
