using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Summarizer.Embeddings;

/// <summary>Vectors of texts that were read before, the least recently used forgotten first. Bounded in bytes.</summary>
internal sealed class VectorCache(long capacity)
{
    // What a record, its lists and its entry here take beside the numbers.
    private const int Overhead = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _recent = [];
    private long _bytes;

    /// <summary>Bytes of what is kept.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Hash of a text and of how it is cut into sentences.</summary>
    public static string KeyOf(IReadOnlyList<string> sentences)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sentence in sentences)
        {
            hash.AppendData(MemoryMarshal.AsBytes([sentence.Length]));
            hash.AppendData(MemoryMarshal.AsBytes(sentence.AsSpan()));
        }

        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>What is kept under a key; null for nothing.</summary>
    public PassageVectors? Find(string key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Vectors;
        }
    }

    /// <summary>Keeps vectors, and forgets others for them.</summary>
    public void Keep(string key, PassageVectors vectors)
    {
        var bytes = ((1L + vectors.Sentences.Count) * ((vectors.Whole.Length * sizeof(float)) + 32)) + Overhead;
        lock (_lock)
        {
            if (bytes > capacity || _entries.ContainsKey(key))
            {
                return;
            }

            _entries[key] = _recent.AddFirst(new Entry(key, vectors, bytes));
            _bytes += bytes;
            while (_bytes > capacity)
            {
                var last = _recent.Last!.Value;
                _recent.RemoveLast();
                _entries.Remove(last.Key);
                _bytes -= last.Bytes;
            }
        }
    }

    private sealed record Entry(string Key, PassageVectors Vectors, long Bytes);
}
