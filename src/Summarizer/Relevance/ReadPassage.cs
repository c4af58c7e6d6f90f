using Summarizer.Grounding;
using Summarizer.TextModel;

namespace Summarizer.Relevance;

/// <summary>A passage with the stretches that may be kept of it and their words.</summary>
internal sealed class ReadPassage
{
    /// <summary>Reads a passage.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="title">Counts when passages are compared, and is not part of the text; null for none.</param>
    /// <param name="blocks">Its blocks; null where its own signs make them.</param>
    public ReadPassage(string text, string? title = null, IReadOnlyList<TextBlock>? blocks = null)
        : this(blocks is null ? TextAnalyzer.Analyze(text) : TextAnalyzer.Analyze(text, blocks), title)
    {
    }

    /// <inheritdoc cref="ReadPassage(string, string?, IReadOnlyList{TextBlock})"/>
    public ReadPassage(StructuredText text, string? title = null)
    {
        Structure = text;
        Units = UnitFinder.Of(text);
        UnitTerms = [.. Units.Select(u => TextWords.TermsOf(text.Text.Substring(u.Span.Offset, u.Span.Length), text.Language).ToArray())];
        Terms = [.. TextWords.TermsOf(title ?? "", text.Language), .. TextWords.TermsOf(text.Text, text.Language)];
    }

    /// <summary>Blocks and sentences.</summary>
    public StructuredText Structure { get; }

    /// <summary>The text as it came.</summary>
    public string Text => Structure.Text;

    /// <summary>What may be kept, in order; empty for white space.</summary>
    public IReadOnlyList<PassageUnit> Units { get; }

    /// <summary>Per unit, its terms: no stop words, stems.</summary>
    public IReadOnlyList<string[]> UnitTerms { get; }

    /// <summary>Terms of the title and of the whole text.</summary>
    public string[] Terms { get; }

    /// <summary>Characters of a unit.</summary>
    public string this[int unit] => Of(Units[unit].Span);

    /// <summary>Whether a unit is a part of a sentence.</summary>
    public bool IsPiece(int unit)
    {
        var (span, sentence) = (Units[unit].Span, Structure.Sentences[Units[unit].FirstSentence]);
        return Units[unit].Sentences == 1 && (span.Offset > sentence.Offset || span.Offset + span.Length < sentence.End);
    }

    /// <summary>Characters of a stretch.</summary>
    public string Of(TextSpan span) => Text.Substring(span.Offset, span.Length);
}
