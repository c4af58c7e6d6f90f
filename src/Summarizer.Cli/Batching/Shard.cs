using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Cli.Batching;

/// <summary>
/// One part of a corpus that several machines share. A document belongs to the same part whatever other documents there are.
/// </summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many parts.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>The whole corpus.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>Reads <c>i/n</c>; null where the text is nothing like it.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index < count
            ? new(index, count)
            : null;

    /// <summary>Whether a document belongs to this part: SHA-256 of its name, first 64 bits, modulo the number of parts.</summary>
    /// <param name="name">Path below the folder of the corpus, with slashes.</param>
    public bool Contains(string name) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % (ulong)Count == (ulong)Index;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
