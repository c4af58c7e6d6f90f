using System.Text.Json.Nodes;
using Summarizer.Client.Common;
using Summarizer.Client.Problems;

namespace Summarizer.Client.Summarization;

/// <summary>All results of a batch.</summary>
public sealed record BatchResponse
{
    /// <summary>Id of this batch.</summary>
    public required string Id { get; init; }

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>One entry per document, in order of the request.</summary>
    public required IReadOnlyList<BatchItem> Results { get; init; }

    /// <summary>Documents with a summary.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Documents with a problem.</summary>
    public required int Failed { get; init; }

    /// <summary>Tokens read and written for all of them.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Request accepted to the last result, in milliseconds.</summary>
    public required double TotalMs { get; init; }
}

/// <summary>What became of one document: a summary or a problem.</summary>
public sealed record BatchItem
{
    /// <summary>Place of the document in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The document's id as it was sent.</summary>
    public string? Id { get; init; }

    /// <summary>The summary; null when the document failed.</summary>
    public SummarizeResponse? Summary { get; init; }

    /// <summary>Why there is no summary; null when there is one.</summary>
    public SummarizerProblem? Problem { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonObject? Metadata { get; init; }
}
