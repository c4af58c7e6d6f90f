namespace Summarizer.TextModel;

/// <summary>What a block of a document is to its reader.</summary>
public enum BlockKind
{
    /// <summary>Title of the document.</summary>
    Title,

    /// <summary>Heading; <see cref="TextBlock.Level"/> is 1 or more.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>Entry of a list; its label ("-", "3.") lies before <see cref="TextBlock.ContentOffset"/>.</summary>
    ListItem,

    /// <summary>Header row of a table.</summary>
    TableHeader,

    /// <summary>Row of a table.</summary>
    TableRow,

    /// <summary>Program text, logs and other text whose line breaks matter.</summary>
    Code,

    /// <summary>Text of somebody else: a block quotation, or the history under a mail.</summary>
    Quotation,

    /// <summary>Caption of a figure or table.</summary>
    Caption,

    /// <summary>Footnote or endnote.</summary>
    Footnote,

    /// <summary>Header line of a mail or chat ("From: ...", "On ... wrote:").</summary>
    MessageHeader,

    /// <summary>What one speaker says; <see cref="TextBlock.Speaker"/> says who.</summary>
    SpeakerTurn,

    /// <summary>Greeting, closing phrase or signature of a letter or mail.</summary>
    SignOff,

    /// <summary>What belongs to the page and not to the text: running heads, page numbers, rules.</summary>
    Furniture,
}
