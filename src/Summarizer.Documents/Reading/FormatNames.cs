using System.Text;

namespace Summarizer.Documents.Reading;

/// <summary>Formats as people and HTTP call them.</summary>
public static class FormatNames
{
    private static readonly (FileFormat Format, string Name, string MediaType, string[] Extensions)[] All =
    [
        (FileFormat.Text, "plain text", "text/plain", [".txt", ".text", ".log", ".vtt", ".srt"]),
        (FileFormat.Markdown, "Markdown", "text/markdown", [".md", ".markdown", ".mdown"]),
        (FileFormat.Html, "HTML", "text/html", [".html", ".htm", ".xhtml"]),
        (FileFormat.Pdf, "PDF", "application/pdf", [".pdf"]),
        (FileFormat.Docx, "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx", ".docm", ".dotx"]),
        (FileFormat.Pptx, "a presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", [".pptx", ".pptm", ".ppsx"]),
        (FileFormat.Xlsx, "a workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx", ".xlsm"]),
        (FileFormat.Odt, "an OpenDocument text", "application/vnd.oasis.opendocument.text", [".odt", ".ott"]),
        (FileFormat.Rtf, "Rich Text Format", "application/rtf", [".rtf"]),
        (FileFormat.Eml, "a mail", "message/rfc822", [".eml", ".mht", ".mhtml"]),
        (FileFormat.Csv, "comma-separated values", "text/csv", [".csv", ".tsv"]),
    ];

    /// <summary>Media types that can be read.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [.. All.Select(a => a.MediaType)];

    /// <summary>Name for people.</summary>
    public static string Of(FileFormat format) => All.First(a => a.Format == format).Name;

    /// <summary>The format of a media type, without parameters; null when there is no reader for it.</summary>
    public static FileFormat? OfMediaType(string? mediaType) => mediaType?.ToUpperInvariant() switch
    {
        "TEXT/X-MARKDOWN" => FileFormat.Markdown,
        "APPLICATION/XHTML+XML" => FileFormat.Html,
        "TEXT/RTF" => FileFormat.Rtf,
        "TEXT/VTT" or "APPLICATION/X-SUBRIP" => FileFormat.Text,
        "TEXT/TAB-SEPARATED-VALUES" => FileFormat.Csv,
        var known => Find(a => string.Equals(a.MediaType, known, StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>The format of a file name by its extension; null when it tells nothing.</summary>
    public static FileFormat? OfFileName(string? name) =>
        Path.GetExtension(name) is { Length: > 0 } extension ? Find(a => a.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) : null;

    /// <summary>The format by the first bytes; null when they tell nothing.</summary>
    public static FileFormat? OfContent(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith("%PDF-"u8) => FileFormat.Pdf,
        _ when start.StartsWith("PK\x03\x04"u8) => OfArchive(start),
        _ when start.StartsWith("{\\rtf"u8) => FileFormat.Rtf,
        _ when IsHtml(start) => FileFormat.Html,
        _ => null,
    };

    // Names of entries stand in an archive as they are.
    private static FileFormat OfArchive(ReadOnlySpan<byte> content) =>
        content.IndexOf("ppt/presentation.xml"u8) >= 0 ? FileFormat.Pptx
        : content.IndexOf("xl/workbook.xml"u8) >= 0 ? FileFormat.Xlsx
        : content.IndexOf("application/vnd.oasis.opendocument"u8) is >= 0 and < 100 ? FileFormat.Odt
        : FileFormat.Docx;

    // A page that is piped in has no name; it says what it is at its start, in any case of letters.
    private static bool IsHtml(ReadOnlySpan<byte> content)
    {
        var start = content.StartsWith("\uFEFF"u8) ? content["\uFEFF"u8.Length..] : content;
        start = start.TrimStart(" \t\r\n"u8);
        return StartsWith(start, "<!doctype html"u8) || StartsWith(start, "<html"u8);
    }

    private static bool StartsWith(ReadOnlySpan<byte> content, ReadOnlySpan<byte> word) =>
        content.Length >= word.Length && Ascii.EqualsIgnoreCase(content[..word.Length], word);

    private static FileFormat? Find(Func<(FileFormat Format, string Name, string MediaType, string[] Extensions), bool> test) =>
        All.Where(test).Select(a => (FileFormat?)a.Format).FirstOrDefault();
}
