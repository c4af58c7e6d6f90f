using System.Net.Sockets;
using System.Text;

namespace Summarizer.Api.Tests.Support;

/// <summary>A client that sends exactly the bytes that a test wants, when it wants.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly StringBuilder _received = new();

    private RawConnection(TcpClient client) => _client = client;

    public static async Task<RawConnection> OpenAsync(Uri address, int? receiveBuffer = null)
    {
        var client = new TcpClient();
        if (receiveBuffer is { } size)
        {
            client.ReceiveBufferSize = size;
        }

        await client.ConnectAsync(address.Host, address.Port);
        return new(client);
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>Sends the head of a POST of JSON.</summary>
    public Task SendHeadAsync(string route, string headers) => SendAsync($"POST {route} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n\r\n");

    /// <summary>Sends whatever the server still takes, and does not mind when it takes no more.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
        }
        catch (IOException)
        {
            // The server has closed the connection, which is what some tests wait for.
        }
    }

    /// <summary>Everything received until a text has come, or until the server closed the connection.</summary>
    public async Task<string> ReadUntilAsync(string? text = null)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        var buffer = new byte[64 << 10];
        while (text is null || !_received.ToString().Contains(text, StringComparison.Ordinal))
        {
            int read;
            try
            {
                read = await _client.GetStream().ReadAsync(buffer, limit.Token);
            }
            catch (IOException)
            {
                read = 0;
            }

            if (read == 0)
            {
                break;
            }

            _received.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return _received.ToString();
    }

    public void Dispose() => _client.Dispose();
}
