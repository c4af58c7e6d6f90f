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

    /// <summary>Presentation, Office Open XML.</summary>
    Pptx,

    /// <summary>Workbook, Office Open XML.</summary>
    Xlsx,

    /// <summary>OpenDocument text (ISO/IEC 26300).</summary>
    Odt,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>A mail (RFC 5322).</summary>
    Eml,

    /// <summary>Comma-separated values (RFC 4180), or values with another separator.</summary>
    Csv,
}
