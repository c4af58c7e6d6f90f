using Summarizer.Tokenization;

namespace Summarizer.Grounding;

/// <summary>
/// All tokens of a vocabulary by the UTF-8 bytes they decode to, so that "which tokens spell the beginning of this text" is a walk of a few bytes.
/// Built once per tokenizer; immutable.
/// </summary>
internal sealed class VocabularyTrie
{
    /// <summary>The empty prefix.</summary>
    public const int Root = 0;

    private readonly Dictionary<long, int> _children = [];
    private readonly List<int[]> _tokens = [[]];
    private readonly ReadOnlyMemory<byte>[] _bytes;

    public VocabularyTrie(TextTokenizer tokenizer)
    {
        _bytes = new ReadOnlyMemory<byte>[tokenizer.Vocabulary];
        for (var id = 0; id < _bytes.Length; id++)
        {
            _bytes[id] = tokenizer.Bytes(id);
            Add(_bytes[id].Span, id);
        }
    }

    /// <summary>Node of a prefix that is one byte longer, or -1 when no token begins so.</summary>
    public int Next(int node, byte next) => _children.GetValueOrDefault(Key(node, next), -1);

    /// <summary>Tokens that spell exactly the prefix of a node: usually one, two where a byte token and a piece agree.</summary>
    public ReadOnlySpan<int> TokensAt(int node) => _tokens[node];

    /// <summary>UTF-8 that a token decodes to; empty for control tokens.</summary>
    public ReadOnlySpan<byte> BytesOf(int token) => _bytes[token].Span;

    private void Add(ReadOnlySpan<byte> bytes, int id)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var node = Root;
        foreach (var b in bytes)
        {
            if (!_children.TryGetValue(Key(node, b), out var child))
            {
                child = _tokens.Count;
                _tokens.Add([]);
                _children.Add(Key(node, b), child);
            }

            node = child;
        }

        _tokens[node] = [.. _tokens[node], id];
    }

    private static long Key(int node, byte next) => ((long)node << 8) | next;
}
