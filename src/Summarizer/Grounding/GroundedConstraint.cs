using Summarizer.Engine.Requests;

namespace Summarizer.Grounding;

/// <summary>
/// Lets the decoder write nothing but spans of the source: each token either continues every place in the source that the
/// output may be quoting, or, where a quotation may end, begins another one or ends the output.
/// </summary>
/// <remarks>
/// A set of <see cref="Reading"/>s is kept rather than one, since equal beginnings ("The ...") leave open which sentence is meant.
/// Tokens are matched by the bytes they spell, so any segmentation of the source text that the model prefers is accepted.
/// A span is quoted once: with it go all spans that read the same, so the output cannot loop and always ends.
/// </remarks>
internal sealed class GroundedConstraint : TokenConstraint
{
    private readonly GroundingIndex _index;
    private readonly IReadOnlyList<int> _endIds;
    private readonly HashSet<int> _used;
    private readonly List<SourceSpan> _quoted;
    private List<Reading> _readings;

    public GroundedConstraint(GroundingIndex index, IReadOnlyList<int> endIds)
        : this(index, endIds, [], [], [])
    {
    }

    private GroundedConstraint(GroundingIndex index, IReadOnlyList<int> endIds, HashSet<int> used, List<SourceSpan> quoted, List<Reading> readings)
    {
        _index = index;
        _endIds = endIds;
        _used = used;
        _quoted = quoted;
        _readings = readings;
    }

    /// <summary>Whether only whole spans are quoted.</summary>
    public bool QuotesWhole => !_index.Rules.MayEndEarly;

    /// <summary>Where the output so far was taken from, in order of the output; an unfinished quotation is the last entry.</summary>
    public IReadOnlyList<SourceContext> Contexts
    {
        get
        {
            var ranges = _readings.Count == 0 ? _quoted : [.. _quoted, Range(_readings[0])];
            return [.. ranges.Where(r => r.End > r.Start).Select(r => _index.Source.Locate(r.Start, r.End)).Where(c => c.Length > 0)];
        }
    }

    /// <summary>Where an output was taken from, whichever beam wrote it. Does not change this object.</summary>
    public IReadOnlyList<SourceContext> Replay(IEnumerable<int> output)
    {
        var replay = new GroundedConstraint(_index, _endIds);
        foreach (var token in output)
        {
            replay.Accept(token);
        }

        return replay.Contexts;
    }

    /// <inheritdoc/>
    public override void Mask(Span<float> logits)
    {
        var allowed = new HashSet<int>();
        foreach (var reading in _readings)
        {
            AddContinuations(reading, allowed);
        }

        var ending = _readings.Where(MayEnd).Select(r => r.Span).ToHashSet();
        if (_readings.Count == 0 || ending.Count > 0)
        {
            allowed.UnionWith(Starts.Tokens.Where(t => Starts.Of(t).Any(r => !_used.Contains(r.Span) && !ending.Contains(r.Span))));
        }

        if (allowed.Count == 0 || ending.Count > 0)
        {
            allowed.UnionWith(_endIds);
        }

        Keep(allowed, logits);
    }

    /// <inheritdoc/>
    public override void Accept(int token)
    {
        var next = new List<Reading>();
        foreach (var reading in _readings)
        {
            Continue(reading, token, next);
        }

        if (next.Count == 0 && !_endIds.Contains(token))
        {
            var starts = Starts;
            CloseQuotation();
            next.AddRange(starts.Of(token).Where(r => !_used.Contains(r.Span)));
        }

        if (next.Count > 0)
        {
            _readings = next;
        }
    }

    /// <inheritdoc/>
    public override TokenConstraint Fork() => new GroundedConstraint(_index, _endIds, [.. _used], [.. _quoted], [.. _readings]);

    private SpanStarts Starts => _quoted.Count == 0 && _readings.Count == 0 ? _index.First : _index.Later;

    private void CloseQuotation()
    {
        var finished = _readings.Where(MayEnd).ToList();
        if (finished.Count > 0)
        {
            _quoted.Add(Range(finished[0]));
            _used.UnionWith(finished.Select(r => r.Span));
        }
    }

    private SourceSpan Range(Reading reading) => new(_index.Source.Spans[reading.Span].Start, reading.Position);

    private bool MayEnd(Reading reading) => reading.Position == _index.Source.Spans[reading.Span].End
        || (_index.Rules.MayEndEarly && reading.Tokens >= _index.Rules.MinimumTokens && _index.Source.IsWordEnd(reading.Position));

    private void AddContinuations(Reading reading, HashSet<int> allowed)
    {
        var end = _index.Source.Spans[reading.Span].End;
        var node = VocabularyTrie.Root;
        for (var position = reading.Position; position < end; position++)
        {
            node = _index.Trie.Next(node, _index.Source.Bytes[position]);
            if (node < 0)
            {
                return;
            }

            foreach (var token in _index.Trie.TokensAt(node))
            {
                allowed.Add(token);
            }
        }
    }

    private void Continue(Reading reading, int token, List<Reading> next)
    {
        var bytes = _index.Trie.BytesOf(token);
        var end = _index.Source.Spans[reading.Span].End;
        if (!bytes.IsEmpty && reading.Position + bytes.Length <= end
            && _index.Source.Bytes.Slice(reading.Position, bytes.Length).SequenceEqual(bytes))
        {
            next.Add(reading with { Position = reading.Position + bytes.Length, Tokens = reading.Tokens + 1 });
        }
    }

    private static void Keep(HashSet<int> allowed, Span<float> logits)
    {
        var kept = new (int Id, float Logit)[allowed.Count];
        var count = 0;
        foreach (var id in allowed)
        {
            kept[count++] = (id, logits[id]);
        }

        logits.Fill(float.NegativeInfinity);
        foreach (var (id, logit) in kept)
        {
            logits[id] = logit;
        }
    }
}
