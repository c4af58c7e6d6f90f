using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Choosing;

/// <summary>
/// Writes chosen sentences: as a paragraph, or one to a line. What somebody says comes with who says it, unless the sentence before has
/// the same speaker. Line breaks of wrapping, and the marks of quoted lines after them, become spaces; nothing else is changed. A line
/// without a full stop, such as a headline or an entry of a list, stands on a line of its own.
/// </summary>
internal sealed class ChosenText(StructuredText text, SummaryFormat format)
{
    private const string Bullet = "- ";
    private const string ClosingMarks = "\"')]*_`\u00bb\u201d\u2019";

    /// <summary>The summary.</summary>
    public string Of(IEnumerable<int> sentences) => string.Concat(Pieces(sentences));

    /// <summary>The summary, sentence by sentence.</summary>
    public IEnumerable<string> Pieces(IEnumerable<int> sentences)
    {
        var bullets = format == SummaryFormat.Bullets;
        var (first, ended) = (true, true);
        foreach (var (label, sentence) in Placed(sentences))
        {
            var quoted = label is { } who ? $"{Quoted(who)} {Quoted(sentence)}" : Quoted(sentence);
            var words = string.Join(' ', quoted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            yield return (first, bullets) switch
            {
                (true, false) => words,
                (true, true) => Bullet + words,
                (false, false) => (ended ? " " : "\n") + words,
                (false, true) => "\n" + Bullet + words,
            };
            (first, ended) = (false, words.AsSpan().TrimEnd(ClosingMarks) is [.., var last] && !char.IsLetterOrDigit(last));
        }
    }

    /// <summary>Where the quoted stretches stand in the document, in the order of the summary.</summary>
    public IEnumerable<SourceContext> Contexts(IEnumerable<int> sentences) =>
        Placed(sentences).SelectMany(p => p.Label is { } label ? new[] { label, p.Sentence } : [p.Sentence]);

    private string Quoted(SourceContext place) => text.OnOneLine(new(place.Offset, place.Length, 0));

    private IEnumerable<(SourceContext? Label, SourceContext Sentence)> Placed(IEnumerable<int> sentences)
    {
        string? speaking = null;
        foreach (var index in sentences)
        {
            var sentence = text.Sentences[index];
            var block = text.Blocks[sentence.Block];
            var isKnown = speaking is not null && block.Speaker == speaking;
            var opens = block.Kind == BlockKind.SpeakerTurn && (index == 0 || text.Sentences[index - 1].Block != sentence.Block);
            var start = opens && !isKnown ? block.Offset : sentence.Offset;
            var hasLabel = opens && block.ContentOffset > block.Offset;
            yield return (hasLabel || isKnown ? null : LabelOf(sentence.Block), new(0, start, sentence.End - start));
            speaking = block.Speaker;
        }
    }

    // "Bea (support):", where the speaker of a turn is named; a turn may go on over several blocks.
    private SourceContext? LabelOf(int block)
    {
        var speaker = text.Blocks[block].Speaker;
        for (; speaker is not null && block >= 0 && text.Blocks[block].Speaker == speaker; block--)
        {
            if (text.Blocks[block] is { Kind: BlockKind.SpeakerTurn } turn && turn.ContentOffset > turn.Offset)
            {
                return new(0, turn.Offset, text.Text[turn.Offset..turn.ContentOffset].TrimEnd().Length);
            }
        }

        return null;
    }
}
