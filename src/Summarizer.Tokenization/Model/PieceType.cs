namespace Summarizer.Tokenization.Model;

/// <summary>What a piece is for; the numbers are those of the model file.</summary>
internal enum PieceType : byte
{
    /// <summary>Found in text by segmentation.</summary>
    Normal = 1,

    /// <summary>Stands for text without a piece; exactly one per model.</summary>
    Unknown = 2,

    /// <summary>Never found in text, decodes to nothing: begin, end, padding.</summary>
    Control = 3,

    /// <summary>Matched literally before segmentation.</summary>
    UserDefined = 4,

    /// <summary>Takes part in merging but never comes out.</summary>
    Unused = 5,

    /// <summary>One byte of a character without a piece, written <c>&lt;0xE2&gt;</c>.</summary>
    Byte = 6,
}
