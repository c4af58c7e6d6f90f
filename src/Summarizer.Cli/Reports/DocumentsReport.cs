using System.Text.Json;
using Summarizer.Documents.Reading;
using Summarizer.TextModel;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer documents</c>; the names of <c>POST /v1/documents</c>. Offsets are UTF-16 units.</summary>
internal sealed record DocumentsReport
{
    /// <summary>What the file is: text, markdown, html, pdf, docx and others.</summary>
    public required string Format { get; init; }

    /// <summary>Title that the file gives itself; null when it gives none.</summary>
    public required string? Title { get; init; }

    /// <summary>Number of pages; null where the format has none.</summary>
    public required int? Pages { get; init; }

    /// <summary>Length of the text in UTF-16 units.</summary>
    public required int Characters { get; init; }

    public required string Text { get; init; }

    /// <summary>Parts in order of the text.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    /// <summary>What was left out of the text, with counts.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    public static DocumentsReport Of(ReadDocument document) => new()
    {
        Format = document.Format.ToString().ToLowerInvariant(),
        Title = document.Title,
        Pages = document.Pages,
        Characters = document.Text.Length,
        Text = document.Text,
        Parts = [.. document.Blocks.Select(DocumentPart.Of)],
        LeftOut = document.LeftOut,
    };
}

/// <summary>One part of a document.</summary>
/// <param name="Kind">paragraph, heading, list_item, table_row and others.</param>
/// <param name="Offset">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Page">Page that it begins on, from 1; null where there are no pages.</param>
/// <param name="Level">Level of a heading or depth of a list entry, from 1; null where the format does not say.</param>
/// <param name="Speaker">Who speaks or writes; null where nobody is named.</param>
internal sealed record DocumentPart(string Kind, int Offset, int Length, int? Page, int? Level, string? Speaker)
{
    public static DocumentPart Of(TextBlock block) =>
        new(NameOf(block.Kind), block.Offset, block.Length, block.Page, block.Level, block.Speaker);

    /// <summary>The name of a kind in JSON.</summary>
    public static string NameOf(BlockKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
