using System.Net.Sockets;
using System.Text;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Http.Binding;

/// <summary>Bodies that no HTTP client sends, over a plain connection. Fuzzing found the first answered with 500, and the second in the log as a failure of the service.</summary>
[Collection(RealModel.Name)]
public sealed class BrokenBodyTests(RealService service)
{
    private const string Head = "POST /v1/summarize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";

    [Fact]
    public async Task Chunk_WhoseSizeIsNoNumberThatFits_Is400()
    {
        var answer = await SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("\"code\":\"bad-request\"", answer);
    }

    [Fact]
    public async Task Body_WhoseSenderResetsTheConnection_IsNoFailureOfTheService()
    {
        var id = $"reset-{Guid.NewGuid():N}";
        using (var socket = Connect())
        {
            socket.LingerState = new LingerOption(true, 0);
            await socket.SendAsync(Encoding.ASCII.GetBytes(Head + $"X-Request-Id: {id}\r\nContent-Length: 100\r\n\r\n{{\"text\":"));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        await service.Log.WaitForAsync("POST", id);

        // The web server complains about its own reader when a connection is reset in the middle of a body; no code of the service can prevent it.
        var errors = service.Log.All.Where(l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(id, StringComparison.Ordinal) && !l.Contains("automatic draining", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task Name_Doubled_IsRepeatedOnlyInPart()
    {
        var name = new string('n', 500);

        var problem = await (await service.Client.PostTextAsync(Wire.Route, $$"""{"{{name}}": 1, "{{name}}": 2}""")).ProblemAsync(400, "invalid-json");

        Assert.DoesNotContain(name[..41], (string?)problem["detail"]);
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port);
        return socket;
    }

    private async Task<string> SendAsync(string text)
    {
        using var socket = Connect();
        await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
