namespace Summarizer.StressTests.Fuzzing;

/// <summary>Bytes that are no HTTP.</summary>
internal static class Noise
{
    private static readonly byte[][] Openings =
    [
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03], [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8], [.. "SSH-2.0-OpenSSH_9.6\r\n"u8], [.. "*1\r\n$4\r\nPING\r\n"u8],
        [.. "\r\n\r\n\r\n"u8], [.. "GET\r\n\r\n"u8], [0x00], [.. "PROXY TCP4 1.2.3.4 1.2.3.4 5 6\r\n"u8],
    ];

    public static FuzzCase Draw(Random random) =>
        FuzzCase.Of([.. random.Chance(0.7) ? random.Pick(Openings) : [], .. random.Bytes(random.Length(3000))], Manner.Glances);
}
