namespace Summarizer.StressTests.Fuzzing;

/// <summary>Damages bytes as bad lines, bad programs and attackers do.</summary>
internal static class Mutations
{
    private static readonly byte[] Structure = "{}[]\",:\\u0123456789eE+-.tfn \0\r\n\xff"u8.ToArray();

    public static byte[] Apply(Random random, byte[] bytes)
    {
        var damaged = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0 && damaged.Count > 0; i--)
        {
            Once(random, damaged);
        }

        return [.. damaged];
    }

    private static void Once(Random random, List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 16), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes[at] = random.Pick(Structure); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
            case 5: bytes.InsertRange(at, random.Bytes(length)); break;
            default: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }
}
