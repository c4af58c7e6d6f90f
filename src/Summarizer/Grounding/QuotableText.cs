using Summarizer.TextModel;

namespace Summarizer.Grounding;

/// <summary>A document and the sentences of it that may be kept, as the text model finds them. A list entry or table row brings the block that introduces it.</summary>
internal sealed class QuotableText
{
    private readonly StructuredText _structure;
    private readonly int[] _sentences;

    private QuotableText(StructuredText structure, IEnumerable<int> sentences)
    {
        _structure = structure;
        _sentences = [.. sentences];
        Spans = [.. _sentences.Select(SpanOf)];
    }

    /// <summary>All sentences of a text, headings and table rows too, but no page furniture.</summary>
    public QuotableText(string text)
        : this(TextAnalyzer.Analyze(text), IsText)
    {
    }

    private QuotableText(StructuredText structure, Func<TextSentence, BlockKind, bool> take)
        : this(structure, Enumerable.Range(0, structure.Sentences.Count).Where(s => take(structure.Sentences[s], structure.Blocks[structure.Sentences[s].Block].Kind)))
    {
    }

    public string Text => _structure.Text;

    /// <summary>Sentences in order; none is empty. What a speaker says begins with the speaker's name.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>Characters of one span.</summary>
    public string this[int span] => Text.Substring(Spans[span].Offset, Spans[span].Length);

    /// <summary>The sentences of a text that may stand in a summary; all, where none of them is prose.</summary>
    public static QuotableText ProseOf(string text) => ProseOf(TextAnalyzer.Analyze(text));

    /// <inheritdoc cref="ProseOf(string)"/>
    public static QuotableText ProseOf(StructuredText structure)
    {
        var prose = new QuotableText(structure, static (sentence, _) => sentence.IsProse);
        return prose.Spans.Count > 0 ? prose : AllOf(structure);
    }

    /// <inheritdoc cref="QuotableText(string)"/>
    public static QuotableText AllOf(StructuredText structure) => new(structure, IsText);

    /// <summary>A stretch as one line, without the line breaks of wrapping.</summary>
    public string OnOneLine(TextSpan span) => _structure.OnOneLine(new TextSentence(span.Offset, span.Length, 0));

    /// <summary>Spans in order of the text, each after what introduces it; an introduction stands once.</summary>
    public IReadOnlyList<(TextSpan Span, bool IsLeadIn)> WithLeadIns(IEnumerable<int> spans)
    {
        var kept = spans.Select(span => _sentences[span]).ToHashSet();
        return [.. kept.SelectMany(LeadIns).Concat(kept).Distinct().Order().Select(sentence => (SpanOf(sentence), !kept.Contains(sentence)))];
    }

    /// <summary>Kept spans as one text: neighbours with the white space that stands between them, others with a space.</summary>
    public string Join(IReadOnlyCollection<int> kept) =>
        string.Join(' ', Ranges(kept).Select(r => Text.Substring(r.Offset, r.Length)));

    /// <summary>Kept spans and what introduces them, with neighbours merged.</summary>
    public IReadOnlyList<TextSpan> Ranges(IReadOnlyCollection<int> kept)
    {
        var ranges = new List<TextSpan>();
        var previous = -2;
        foreach (var sentence in kept.SelectMany(span => LeadIns(_sentences[span]).Append(_sentences[span])).Distinct().Order())
        {
            var span = SpanOf(sentence);
            if (sentence == previous + 1)
            {
                ranges[^1] = new TextSpan(ranges[^1].Offset, span.Offset + span.Length - ranges[^1].Offset);
            }
            else
            {
                ranges.Add(span);
            }

            previous = sentence;
        }

        return ranges;
    }

    /// <summary>Spans that a stretch of the text touches.</summary>
    public IEnumerable<int> Touched(int offset, int length) =>
        Enumerable.Range(0, Spans.Count).Where(i => Spans[i].Offset < offset + length && Spans[i].Offset + Spans[i].Length > offset);

    private static bool IsText(TextSentence sentence, BlockKind kind) => kind != BlockKind.Furniture;

    // The last sentence of each block that introduces a sentence's block.
    private IEnumerable<int> LeadIns(int sentence)
    {
        var block = _structure.Blocks[_structure.Sentences[sentence].Block];
        while (block.LeadIn is { } leadIn)
        {
            var last = Enumerable.Range(0, sentence).Reverse().FirstOrDefault(s => _structure.Sentences[s].Block == leadIn, -1);
            if (last >= 0)
            {
                yield return last;
            }

            block = _structure.Blocks[leadIn];
        }
    }

    // The first sentence of a turn says who speaks.
    private TextSpan SpanOf(int index)
    {
        var sentence = _structure.Sentences[index];
        var block = _structure.Blocks[sentence.Block];
        var labelled = block is { Kind: BlockKind.SpeakerTurn, Speaker: not null } && (index == 0 || _structure.Sentences[index - 1].Block != sentence.Block);
        var start = labelled ? block.Offset : sentence.Offset;
        return new TextSpan(start, sentence.End - start);
    }
}
