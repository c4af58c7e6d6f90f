namespace Summarizer.TextModel;

/// <summary>A sentence, without the white space around it. It never crosses a block.</summary>
/// <param name="Offset">First UTF-16 index in the text.</param>
/// <param name="Length">UTF-16 length, at least 1.</param>
/// <param name="Block">Index of its block.</param>
public readonly record struct TextSentence(int Offset, int Length, int Block)
{
    /// <summary>UTF-16 index after the sentence.</summary>
    public int End => Offset + Length;

    /// <summary>Whether it may stand alone in a summary. Headings, headers, labels, sign-offs, table lines, program text and page furniture may not.</summary>
    public bool IsProse { get; init; }
}
