using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Limits of connections: what one client can hold without sending a proper request or reading its answer.</summary>
public sealed class LimitOptions
{
    /// <summary>Most connections at once; one above it is closed at once.</summary>
    /// <value>1024.</value>
    [Range(1, 1 << 20)]
    public int MaxConnections { get; set; } = 1024;

    /// <summary>Largest header block in bytes, request line apart; more is a 431.</summary>
    /// <value>16 KiB.</value>
    [Range(1024, 1 << 20)]
    public int MaxHeaderBytes { get; set; } = 16 << 10;

    /// <summary>Most headers; more is a 431.</summary>
    /// <value>64.</value>
    [Range(16, 1000)]
    public int MaxHeaders { get; set; } = 64;

    /// <summary>Longest time for the headers of a request to come; then 408.</summary>
    /// <value>15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may rest between two requests.</summary>
    /// <value>2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Fewest bytes in a second that a client must send of its body; else 408.</summary>
    /// <value>240.</value>
    [Range(1, 1 << 24)]
    public int MinBodyBytesPerSecond { get; set; } = 240;

    /// <summary>
    /// Fewest bytes in a second that a client must read of its answer; else the connection is closed. It counts only while there is
    /// something to read.
    /// </summary>
    /// <value>8 KiB.</value>
    [Range(1, 1 << 24)]
    public int MinAnswerBytesPerSecond { get; set; } = 8 << 10;

    /// <summary>How long a client may be slower than either.</summary>
    /// <value>10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan SlowGrace { get; set; } = TimeSpan.FromSeconds(10);
}
