namespace Summarizer.Tokenization.ByteLevel;

/// <summary>
/// The characters that stand for bytes in the pieces of byte-level BPE (Radford et al. 2019, <c>bytes_to_unicode</c> of GPT-2): a printable
/// Latin-1 character for its own byte, and U+0100 and following for the others in order.
/// </summary>
internal static class ByteAlphabet
{
    private const int FirstStandIn = 0x100;

    private static readonly char[] Characters = Make();
    private static readonly Dictionary<char, byte> Values = Characters.Select((character, value) => (character, value)).ToDictionary(p => p.character, p => (byte)p.value);

    /// <summary>The character of a byte.</summary>
    public static char Of(byte value) => Characters[value];

    /// <summary>The bytes of a piece; null if a character of it stands for none.</summary>
    public static byte[]? Bytes(string piece)
    {
        var bytes = new byte[piece.Length];
        for (int i = 0; i < piece.Length; i++)
        {
            if (!Values.TryGetValue(piece[i], out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    private static char[] Make()
    {
        var characters = new char[256];
        int next = FirstStandIn;
        for (int value = 0; value < characters.Length; value++)
        {
            bool printable = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE;
            characters[value] = printable ? (char)value : (char)next++;
        }

        return characters;
    }
}
