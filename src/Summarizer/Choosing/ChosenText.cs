using Summarizer.Grounding;
using Summarizer.Summarization;
using Summarizer.TextModel;

namespace Summarizer.Choosing;

/// <summary>Writes chosen sentences: as a paragraph, or one to a line. The first sentence of a speaker's turn comes with the speaker. Line breaks of wrapping, and the marks of quoted lines after them, become spaces; nothing else is changed.</summary>
internal sealed class ChosenText(StructuredText text, SummaryFormat format)
{
    private const string Bullet = "- ";

    /// <summary>The summary.</summary>
    public string Of(IEnumerable<int> sentences) => string.Concat(Pieces(sentences));

    /// <summary>The summary, sentence by sentence.</summary>
    public IEnumerable<string> Pieces(IEnumerable<int> sentences)
    {
        var bullets = format == SummaryFormat.Bullets;
        var first = true;
        foreach (var sentence in sentences)
        {
            var words = string.Join(' ', Quoted(sentence).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            yield return (first, bullets) switch
            {
                (true, false) => words,
                (true, true) => Bullet + words,
                (false, false) => " " + words,
                (false, true) => "\n" + Bullet + words,
            };
            first = false;
        }
    }

    /// <summary>Where the sentences stand in the document.</summary>
    public IEnumerable<SourceContext> Contexts(IEnumerable<int> sentences) => sentences.Select(Place);

    private string Quoted(int sentence)
    {
        var place = Place(sentence);
        return text.OnOneLine(text.Sentences[sentence] with { Offset = place.Offset, Length = place.Length });
    }

    private SourceContext Place(int index)
    {
        var sentence = text.Sentences[index];
        var block = text.Blocks[sentence.Block];
        var opens = block.Kind == BlockKind.SpeakerTurn && (index == 0 || text.Sentences[index - 1].Block != sentence.Block);
        var start = opens ? block.Offset : sentence.Offset;
        return new(0, start, sentence.End - start);
    }
}
