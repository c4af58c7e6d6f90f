namespace Summarizer.Requests;

/// <summary>How long a summary should be; see <see cref="LengthTable"/>.</summary>
public enum SummaryLength
{
    /// <summary>The model decides.</summary>
    Auto,

    /// <summary>One or two sentences.</summary>
    Short,

    /// <summary>A paragraph.</summary>
    Medium,

    /// <summary>Several paragraphs; where sentences are chosen, a fifth of the document.</summary>
    Long,
}

/// <summary>Form of a summary.</summary>
public enum SummaryFormat
{
    /// <summary>As the model writes it.</summary>
    Auto,

    /// <summary>One paragraph: line breaks become spaces.</summary>
    Paragraph,

    /// <summary>One line per sentence, each starting with <c>- </c>.</summary>
    Bullets,
}

/// <summary>What to do with a document that is longer than the model reads.</summary>
public enum Truncation
{
    /// <summary>Refuse it.</summary>
    None,

    /// <summary>Leave out its start.</summary>
    Start,

    /// <summary>Leave out its end.</summary>
    End,
}

/// <summary>How a document is read.</summary>
public enum SummaryStrategy
{
    /// <summary>In one pass if it fits, else as with <see cref="MapReduce"/>; in one pass too if it may be truncated.</summary>
    Auto,

    /// <summary>In one pass.</summary>
    Single,

    /// <summary>In chunks: each is summarized, then the joined summaries are.</summary>
    MapReduce,
}
