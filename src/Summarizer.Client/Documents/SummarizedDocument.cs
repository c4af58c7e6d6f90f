namespace Summarizer.Client.Documents;

/// <summary>The file that was summarized.</summary>
public sealed record SummarizedDocument
{
    /// <summary>What the file is: text, markdown, html, pdf or docx.</summary>
    public required string Format { get; init; }

    /// <summary>Title that the file gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages, where the format has pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Length of its text in Unicode code points.</summary>
    public required int Characters { get; init; }

    /// <summary>Where in the file each quoted stretch stands, in the order of the summary's contexts.</summary>
    public required IReadOnlyList<SummaryPlace> Places { get; init; }

    /// <summary>What was left out because it is no text, with counts.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }
}

/// <summary>Where a quoted stretch begins in a file.</summary>
/// <param name="Part">Index of its part; see <see cref="DocumentResponse.Parts"/>.</param>
/// <param name="Page">Page, from 1, where the format has pages.</param>
public sealed record SummaryPlace(int Part, int? Page = null);
