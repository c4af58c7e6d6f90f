namespace Summarizer.Client.Documents;

/// <summary>Media types of the files that the service reads, for the methods that take a file.</summary>
public static class MediaTypes
{
    private static readonly (string MediaType, string[] Extensions)[] All =
    [
        ("text/plain", [".txt", ".text", ".log", ".vtt", ".srt"]),
        ("text/markdown", [".md", ".markdown", ".mdown"]),
        ("text/html", [".html", ".htm", ".xhtml"]),
        ("application/pdf", [".pdf"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx", ".docm", ".dotx"]),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", [".pptx", ".pptm", ".ppsx"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx", ".xlsm"]),
        ("application/vnd.oasis.opendocument.text", [".odt", ".ott"]),
        ("application/rtf", [".rtf"]),
        ("message/rfc822", [".eml", ".mht", ".mhtml"]),
        ("text/tab-separated-values", [".tsv"]),
        ("text/csv", [".csv"]),
    ];

    /// <summary>Extensions of the file names for which there is a media type, each with its dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. All.SelectMany(a => a.Extensions)];

    /// <summary>Gets the media type of a file by the extension of its name.</summary>
    /// <param name="fileName">Name or path of the file.</param>
    /// <exception cref="ArgumentException">The service reads no files with this extension.</exception>
    public static string OfFileName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var extension = Path.GetExtension(fileName);
        return Array.Find(All, a => a.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)).MediaType
            ?? throw new ArgumentException(
                $"The extension of '{Path.GetFileName(fileName)}' is none of {string.Join(", ", Extensions)}. Rename the file, or name its "
                    + "media type.",
                nameof(fileName));
    }
}
