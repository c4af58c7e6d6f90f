using System.Globalization;
using System.Net;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Admission;

/// <summary>The door as clients meet it.</summary>
public sealed class AdmissionTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public AdmissionTests() => _service = new(_engine.Factory, settings: new() { ["Admission:MaxRequests"] = "3", ["Admission:MaxTokens"] = "1000" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Request_HouseFull_IsRefusedBeforeItsBodyIsSent()
    {
        var inside = Enumerable.Range(0, 3).Select(_ => _client.SummarizeAsync(new { text = "Some text." })).ToList();
        var generations = new[] { await _engine.NextAsync(), await _engine.NextAsync(), await _engine.NextAsync() };
        using var connection = await RawConnection.OpenAsync(_client.BaseAddress!);

        await connection.SendHeadAsync(Wire.Route, "Expect: 100-continue\r\nContent-Length: 3000000");

        var answer = await connection.ReadUntilAsync("retry_after_ms");
        Assert.StartsWith("HTTP/1.1 429", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 1\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"overloaded\"", answer, StringComparison.Ordinal);

        foreach (var generation in generations)
        {
            generation.Read();
            generation.Finish();
        }

        Assert.All(await Task.WhenAll(inside), r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        await AcceptedAsync(new StringContent("{\"text\": \"Some text.\"}", null, "application/json"));
    }

    [Fact]
    public async Task Request_TokensDoNotFit_IsRefusedByTheBytesOfItsBody()
    {
        var inside = _client.SummarizeAsync(new { text = new string('a', 1000), truncate = "end" });
        await _engine.NextAsync();

        var response = await _client.SummarizeAsync(new { text = new string('a', 3200) });

        var problem = await response.ProblemAsync(429, "overloaded");
        Assert.Equal(1000, (int)problem["limit"]!);
        Assert.InRange((int)problem["actual"]!, 1001, 1100);
        Assert.InRange(response.RetryAfter(), 1, 60);
        Assert.False(inside.IsCompleted);
    }

    [Fact]
    public async Task Request_OfUnknownLength_IsRefusedWhenItTurnsOutTooLarge()
    {
        _ = _client.SummarizeAsync(new { text = new string('a', 1000), truncate = "end" });
        await _engine.NextAsync();
        using var connection = await RawConnection.OpenAsync(_client.BaseAddress!);

        await connection.SendHeadAsync(Wire.Route, "Transfer-Encoding: chunked");
        await connection.SendAsync($"{5000.ToString("x", CultureInfo.InvariantCulture)}\r\n{new string(' ', 5000)}\r\n");

        Assert.StartsWith("HTTP/1.1 429", await connection.ReadUntilAsync("overloaded"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_LargerThanTheHouse_IsLetInWhenItIsAlone()
    {
        var response = await _client.PostTextAsync("/tokenize", $"{{\"text\": \"{new string('a', 20_000)}\", \"tokens\": false}}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_ClientLeaves_MakesRoom()
    {
        using var leave = new CancellationTokenSource();
        for (var i = 0; i < 3; i++)
        {
            _ = _client.SummarizeAsync(new { text = "Some text." }, leave.Token);
            await _engine.NextAsync();
        }

        await (await _client.SummarizeAsync(new { text = "Some text." })).ProblemAsync(429, "overloaded");
        await leave.CancelAsync();

        await AcceptedAsync(new StringContent("{\"text\": \"Some text.\"}", null, "application/json"));
    }

    [Fact]
    public async Task Routes_ThatMakeNoWork_AreNotCounted()
    {
        for (var i = 0; i < 3; i++)
        {
            _ = _client.SummarizeAsync(new { text = "Some text." });
            await _engine.NextAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/info")).StatusCode);
    }

    [Theory]
    [InlineData("interactive", RequestPriorityName.Interactive)]
    [InlineData("Batch", RequestPriorityName.Batch)]
    [InlineData(null, RequestPriorityName.Interactive)]
    public async Task Priority_OfTheHeader_ReachesTheQueue(string? header, RequestPriorityName expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Wire.Route) { Content = new StringContent("{\"text\": \"Some text.\"}", null, "application/json") };
        if (header is not null)
        {
            request.Headers.Add("X-Priority", header);
        }

        _ = _client.SendAsync(request);

        Assert.Equal(expected.ToString(), (await _engine.NextAsync()).Request.Caller.Priority.ToString());
    }

    [Fact]
    public async Task Priority_Unknown_Is400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Wire.Route) { Content = new StringContent("{\"text\": \"Some text.\"}", null, "application/json") };
        request.Headers.Add("X-Priority", "urgent");

        var problem = await (await _client.SendAsync(request)).ProblemAsync(400, "bad-request");

        Assert.Contains("interactive or batch", (string?)problem["detail"], StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        // What still runs would be waited for.
        _client.Dispose();
        await _service.DisposeAsync();
    }

    // The place is given back just after the answer, so a client that is very quick may still find the house full.
    private async Task AcceptedAsync(HttpContent content)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        var generation = _engine.NextAsync();
        while (true)
        {
            var answer = _client.PostAsync(Wire.Route, content, limit.Token);
            if (await Task.WhenAny(generation, answer) == generation)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, (await answer).StatusCode);
        }
    }

    public enum RequestPriorityName
    {
        Interactive,
        Batch,
    }
}
