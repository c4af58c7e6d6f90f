using System.Globalization;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Startup;

/// <summary>Clients that hold a connection without doing their part, on the real server.</summary>
public sealed class ConnectionLimitTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public ConnectionLimitTests() => _service = new(_engine.Factory, settings: new()
    {
        ["Limits:HeaderTimeout"] = "00:00:01",
        ["Limits:MaxHeaders"] = "20",
        ["Limits:MaxHeaderBytes"] = "4096",
        ["Limits:MaxConnections"] = "3",
        ["Limits:SlowGrace"] = "00:00:02",
        ["Limits:MinAnswerBytesPerSecond"] = "16777216",
        ["Admission:BodyTimeout"] = "00:00:04",
    });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Headers_TooMany_Are431()
    {
        using var connection = await OpenAsync();

        await connection.SendAsync("GET /info HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"A{i}: 1\r\n")) + "\r\n");

        Assert.StartsWith("HTTP/1.1 431", await connection.ReadUntilAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_TooLarge_Are431()
    {
        using var connection = await OpenAsync();

        await connection.TrySendAsync($"GET /info HTTP/1.1\r\nHost: localhost\r\nA: {new string('a', 5000)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", await connection.ReadUntilAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_ThatNeverEnd_CloseTheConnection()
    {
        using var connection = await OpenAsync();

        await connection.SendAsync("GET /info HTTP/1.1\r\nHost: localhost\r\nA: ");

        Assert.Contains("408", await connection.ReadUntilAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatStops_Is408()
    {
        using var connection = await OpenAsync();

        await connection.SendHeadAsync(Wire.Route, "Content-Length: 1000");
        await connection.SendAsync("{\"text\":");

        var answer = await connection.ReadUntilAsync();
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"bad-request\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatTricklesOn_Is408WhenItsTimeIsOver()
    {
        using var connection = await OpenAsync();
        await connection.SendHeadAsync("/tokenize", "Content-Length: 1000000");
        using var end = new CancellationTokenSource();

        // Fast enough for the rate, too slow to ever end.
        var trickle = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await connection.TrySendAsync(new string(' ', 500));
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        });

        var answer = await connection.ReadUntilAsync("\r\n\r\n");
        await end.CancelAsync();
        await trickle;
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatNobodyReads_ClosesTheConnection()
    {
        using var connection = await OpenAsync(receiveBuffer: 4096);
        var body = $"{{\"text\":\"{string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{i % 10} "))}\"}}";

        await connection.SendHeadAsync("/tokenize", $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}");
        await connection.SendAsync(body);

        await _service.Log.WaitForAsync("POST /tokenize 499");
    }

    [Fact]
    public async Task Connections_TooMany_AreClosedAtOnce()
    {
        // The client of the start may hold one of the three.
        using var first = await OpenAsync();
        using var second = await OpenAsync();
        using var third = await OpenAsync();
        using var fourth = await OpenAsync();

        Assert.Equal("", await fourth.ReadUntilAsync());
    }

    [Theory]
    [InlineData("TRACE", "/v1/summarize", "405")]
    [InlineData("TRACE", "/nothing", "404")]
    [InlineData("BREW", "/v1/summarize", "405")]
    [InlineData("CONNECT", "/v1/summarize", "40")]
    public async Task Method_Unknown_IsRefusedAndNothingIsEchoed(string method, string path, string status)
    {
        using var connection = await OpenAsync();

        await connection.SendAsync($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Secret: canary\r\nConnection: close\r\n\r\n");

        var answer = await connection.ReadUntilAsync();
        Assert.StartsWith("HTTP/1.1 " + status, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    private Task<RawConnection> OpenAsync(int? receiveBuffer = null) => RawConnection.OpenAsync(_client.BaseAddress!, receiveBuffer);
}
