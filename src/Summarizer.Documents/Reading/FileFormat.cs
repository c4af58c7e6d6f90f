namespace Summarizer.Documents.Reading;

/// <summary>Kind of file.</summary>
public enum FileFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>CommonMark with tables and front matter.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>PDF with a text layer.</summary>
    Pdf,

    /// <summary>Word document, Office Open XML (ECMA-376).</summary>
    Docx,
}
