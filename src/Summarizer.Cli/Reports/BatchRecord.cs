
namespace Summarizer.Cli.Reports;

/// <summary>The result for one document of a batch: a line, or a file.</summary>
internal sealed record BatchRecord
{
    /// <summary>Name of the document.</summary>
    public required string File { get; init; }

    /// <summary>Hash of the file; null when it could not be read.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Hash of the model and the options: another one makes the document be summarized again.</summary>
    public required string Settings { get; init; }

    /// <summary>Why there is no summary; null when there is one.</summary>
    public required string? Error { get; init; }

    /// <summary>The summary, as <c>summarize --json</c> writes it; null when there is none.</summary>
    public required SummarizeReport? Result { get; init; }

    /// <summary>Whether this is what would be made again.</summary>
    public bool Answers(string? sha256, string settings) => Error is null && Sha256 == sha256 && Settings == settings;
}
