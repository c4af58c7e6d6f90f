namespace Summarizer.TextModel;

/// <summary>A document as a reader sees it: its text with blocks and the sentences in them. Immutable; <see cref="TextAnalyzer"/> makes it.</summary>
public sealed class StructuredText
{
    internal StructuredText(string text, string language, IReadOnlyList<TextBlock> blocks, IReadOnlyList<TextSentence> sentences) =>
        (Text, Language, Blocks, Sentences) = (text, language, blocks, sentences);

    /// <summary>The whole text, unchanged.</summary>
    public string Text { get; }

    /// <summary>BCP 47 primary language subtag ("en"), or "und" where the language is not known.</summary>
    public string Language { get; }

    /// <summary>Blocks in order of the text; all text but white space lies in one.</summary>
    public IReadOnlyList<TextBlock> Blocks { get; }

    /// <summary>Sentences in order of the text.</summary>
    public IReadOnlyList<TextSentence> Sentences { get; }

    /// <summary>Characters of a sentence as they stand in the text, line breaks included.</summary>
    public string this[TextSentence sentence] => Text.Substring(sentence.Offset, sentence.Length);

    /// <summary>
    /// A sentence as one line: line breaks of wrapping, with the marks of quoted lines after them, become spaces, or nothing where the script has none. A word that a hyphen cuts is joined
    /// unless the hyphen is its own (<see cref="LineHyphen"/>).
    /// </summary>
    public string OnOneLine(TextSentence sentence) => new UnwrappedText(Text, Language).Of(sentence.Offset, sentence.End);

    /// <summary>Characters of a block as they stand in the text, its label included.</summary>
    public string this[TextBlock block] => Text.Substring(block.Offset, block.Length);

    /// <summary>
    /// A part of the document with the blocks and sentences that lie in it; nothing is analyzed again. A block or sentence that the part's ends cut goes on as far as the part does. A block whose lead-in
    /// lies outside has none.
    /// </summary>
    /// <param name="start">First UTF-16 index.</param>
    /// <param name="end">UTF-16 index after the part.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie in the text.</exception>
    public StructuredText Slice(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Text.Length);
        return start == 0 && end == Text.Length ? this : TextSlice.Of(this, start, end);
    }
}
