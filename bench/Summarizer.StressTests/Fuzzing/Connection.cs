using System.Net;
using System.Net.Sockets;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>What came back over one connection.</summary>
/// <param name="Bytes">All bytes.</param>
/// <param name="Closed">Whether the server closed; else the client had enough, or gave up.</param>
internal readonly record struct Echo(byte[] Bytes, bool Closed);

/// <summary>Sends one case over a connection of its own, byte by byte as drawn: no HTTP client would send most of this.</summary>
internal sealed class Connection(IPEndPoint server, TimeProvider clock)
{
    private const int GlanceMs = 150, PieceMs = 2, FirstBytes = 64;

    /// <summary>Longest time for an answer; longer is a hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<Echo> SendAsync(FuzzCase drawn, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);

        // No lingering: closing resets, so that 100,000 connections do not leave 100,000 ports waiting.
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(server, limit.Token);
        var received = new List<byte>();
        try
        {
            foreach (var piece in drawn.Pieces)
            {
                await socket.SendAsync(piece, limit.Token);
                if (drawn.Pieces.Count > 1)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(PieceMs), clock, limit.Token);
                }
            }

            return drawn.Manner == Manner.Drops ? new([], Closed: false) : await ReceiveAsync(socket, drawn.Manner, received, limit.Token);
        }
        catch (SocketException)
        {
            // The server may close before it has read everything; what it said before counts.
            return new([.. received], Closed: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new([.. received], Closed: false);
        }
    }

    private static async Task<Echo> ReceiveAsync(Socket socket, Manner manner, List<byte> received, CancellationToken cancellationToken)
    {
        using var glance = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buffer = new byte[16 * 1024];
        while (true)
        {
            if (manner == Manner.Glances)
            {
                glance.CancelAfter(TimeSpan.FromMilliseconds(GlanceMs));
            }

            var count = await socket.ReceiveAsync(buffer.AsMemory(0, manner == Manner.Leaves ? FirstBytes : buffer.Length), glance.Token);
            received.AddRange(buffer.AsSpan(0, count));
            if (count == 0 || manner == Manner.Leaves)
            {
                return new([.. received], Closed: count == 0);
            }
        }
    }
}
