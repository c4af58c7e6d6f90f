using Summarizer.Documents.Reading;

namespace Summarizer.Api.Http.Binding;

/// <summary>A file as it was sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">Content-Type without parameters; null when there was none.</param>
/// <param name="Charset">Its charset, where one was given.</param>
/// <param name="FileName">Name, where one was given. Never a path: it is only looked at.</param>
internal sealed record Upload(ReadOnlyMemory<byte> Content, string? MediaType, string? Charset, string? FileName)
{
    // Media types that browsers and tools send for files whose type they do not know.
    private static readonly string[] Unsaid =
    [
        "application/octet-stream", "application/zip", "application/x-zip-compressed", "binary/octet-stream",
    ];

    /// <summary>
    /// Format of the file: by its media type, or, where that tells nothing, by its name and its first bytes; null for an unknown format.
    /// </summary>
    public FileFormat? Format => MediaType is null || Unsaid.Contains(MediaType, StringComparer.OrdinalIgnoreCase)
        ? FormatNames.OfFileName(FileName) ?? FormatNames.OfContent(Content.Span)
        : FormatNames.OfMediaType(MediaType) switch
        {
            // Files of Markdown and HTML travel as plain text often enough.
            FileFormat.Text => FormatNames.OfFileName(FileName) ?? FileFormat.Text,
            var format => format,
        };
}
