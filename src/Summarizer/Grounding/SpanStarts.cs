namespace Summarizer.Grounding;

/// <summary>For every token that can begin a quotation: which spans it begins and how far it reads. Built once per request.</summary>
internal sealed class SpanStarts
{
    private readonly Dictionary<int, List<Reading>> _byToken = [];

    /// <param name="trie">The vocabulary.</param>
    /// <param name="source">The documents.</param>
    /// <param name="afterSpace">True for spans after the first: the token then begins with the space that separates two quotations.</param>
    public SpanStarts(VocabularyTrie trie, GroundingSource source, bool afterSpace)
    {
        var node = afterSpace ? trie.Next(VocabularyTrie.Root, (byte)' ') : VocabularyTrie.Root;
        for (var span = 0; span < source.Spans.Count && node >= 0; span++)
        {
            Walk(trie, source, span, node);
        }
    }

    /// <summary>Tokens that begin some span.</summary>
    public IReadOnlyCollection<int> Tokens => _byToken.Keys;

    /// <summary>Readings that a token begins.</summary>
    public IReadOnlyList<Reading> Of(int token) => _byToken.TryGetValue(token, out var readings) ? readings : [];

    private void Walk(VocabularyTrie trie, GroundingSource source, int span, int node)
    {
        var (position, end) = source.Spans[span];
        while (true)
        {
            foreach (var token in trie.TokensAt(node))
            {
                if (!_byToken.TryGetValue(token, out var readings))
                {
                    _byToken.Add(token, readings = []);
                }

                readings.Add(new Reading(span, position, 1));
            }

            if (position == end)
            {
                return;
            }

            node = trie.Next(node, source.Bytes[position++]);
            if (node < 0)
            {
                return;
            }
        }
    }
}

/// <summary>One place in the source that the output written so far agrees with.</summary>
/// <param name="Span">Which span is being quoted.</param>
/// <param name="Position">Next byte to be written.</param>
/// <param name="Tokens">Tokens of this quotation so far.</param>
internal readonly record struct Reading(int Span, int Position, int Tokens);
