namespace Summarizer.StressTests.Fuzzing;

/// <summary>How the client behaves after it has sent everything.</summary>
internal enum Manner
{
    /// <summary>Waits for the server to answer and close, as it was asked to; a server that does not is hanging.</summary>
    Waits,

    /// <summary>Reads what comes within a moment: what was sent may be the beginning of a request only.</summary>
    Glances,

    /// <summary>Reads the first bytes of the answer and resets the connection.</summary>
    Leaves,

    /// <summary>Resets the connection at once.</summary>
    Drops,
}

/// <summary>Bytes to send over one connection.</summary>
/// <param name="Pieces">Sent one after the other, with a moment between them.</param>
/// <param name="Manner">What the client does then.</param>
internal sealed record FuzzCase(IReadOnlyList<byte[]> Pieces, Manner Manner)
{
    /// <summary>Whether answers come without their bodies.</summary>
    public bool IsHead => Pieces[0].AsSpan().StartsWith("HEAD "u8);

    public static FuzzCase Of(byte[] bytes, Manner manner = Manner.Waits) => new([bytes], manner);
}
