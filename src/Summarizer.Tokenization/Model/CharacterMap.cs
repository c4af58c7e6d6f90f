using System.Buffers.Binary;
using System.Text;

namespace Summarizer.Tokenization.Model;

/// <summary>
/// The replacement rules of a model (<c>precompiled_charsmap</c>, for example nmt_nfkc): a double-array trie over UTF-8, as
/// darts-clone lays it out, whose values are offsets of the replacements. A damaged trie finds other rules or none, but no
/// walk leaves the array.
/// </summary>
internal sealed class CharacterMap
{
    private readonly uint[] _units;
    private readonly Dictionary<int, string> _replacements = [];

    /// <exception cref="InvalidDataException">The sizes do not fit.</exception>
    public CharacterMap(ReadOnlySpan<byte> charsMap)
    {
        if (charsMap.Length < sizeof(uint)
            || BinaryPrimitives.ReadUInt32LittleEndian(charsMap) is var trieBytes
            && (trieBytes == 0 || trieBytes % sizeof(uint) != 0 || trieBytes >= charsMap.Length - sizeof(uint))
            || charsMap[^1] != 0)
        {
            throw new InvalidDataException("its replacement rules (precompiled_charsmap) are damaged. Copy the file again from the checkpoint.");
        }

        var trie = charsMap.Slice(sizeof(uint), (int)trieBytes);
        _units = new uint[trie.Length / sizeof(uint)];
        for (int i = 0; i < _units.Length; i++)
        {
            _units[i] = BinaryPrimitives.ReadUInt32LittleEndian(trie[(i * sizeof(uint))..]);
        }

        var replacements = charsMap[(sizeof(uint) + trie.Length)..];
        for (int start = 0; start < replacements.Length;)
        {
            int length = replacements[start..].IndexOf((byte)0);
            _replacements[start] = Encoding.UTF8.GetString(replacements.Slice(start, length));
            start += length + 1;
        }
    }

    /// <summary>Finds the longest rule that a text starts with.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="consumed">Length in UTF-16 units of what is replaced.</param>
    /// <returns>The replacement, or null when no rule applies.</returns>
    public string? Match(ReadOnlySpan<char> text, out int consumed)
    {
        string? replacement = null;
        consumed = 0;
        Span<byte> utf8 = stackalloc byte[4];
        uint position = Offset(_units[0]);
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out var rune, out int units);
            if (!Walk(utf8[..rune.EncodeToUtf8(utf8)], ref position, out bool ends))
            {
                break;
            }

            i += units;
            if (ends && position < _units.Length && _replacements.TryGetValue((int)(_units[position] & int.MaxValue), out var found))
            {
                replacement = found;
                consumed = i;
            }
        }

        return replacement;
    }

    // A unit holds its label in the low byte (bit 31 marks a value instead), whether a rule ends here in bit 8, and the
    // distance to its children, by exclusive or, in the upper 22 bits, times 256 if bit 9 is set.
    private bool Walk(ReadOnlySpan<byte> bytes, ref uint position, out bool ends)
    {
        ends = false;
        foreach (byte label in bytes)
        {
            position ^= label;
            if (position >= _units.Length || (_units[position] & 0x8000_00FF) != label)
            {
                return false;
            }

            ends = (_units[position] & 0x100) != 0;
            position ^= Offset(_units[position]);
        }

        return true;
    }

    private static uint Offset(uint unit) => unit >> 10 << (int)((unit & 0x200) >> 6);
}
