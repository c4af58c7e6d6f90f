using System.Text.Json;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>All results of a batch.</summary>
internal sealed record BatchResponse
{
    /// <summary>Id of this batch, bat- and a random part.</summary>
    public required string Id { get; init; }

    /// <summary>Always batch.</summary>
    public string Object { get; } = "batch";

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
    public required SummaryUsage Usage { get; init; }

    /// <summary>Request accepted to the last result, in milliseconds.</summary>
    public required double TotalMs { get; init; }

    public static BatchResponse From(SummaryHead head, IReadOnlyList<BatchItem> results, TimeSpan total)
    {
        var written = results.Where(r => r.Summary is not null).Select(r => r.Summary!.Usage).ToList();
        var (input, output) = (written.Sum(u => u.InputTokens), written.Sum(u => u.OutputTokens));
        return new()
        {
            Id = head.Id,
            Created = head.Created,
            Model = head.Model,
            Results = results,
            Succeeded = written.Count,
            Failed = results.Count - written.Count,
            Usage = new(input, output, input + output),
            TotalMs = Math.Round(total.TotalMilliseconds, 3),
        };
    }
}

/// <summary>What became of one document: a summary or a problem.</summary>
internal sealed record BatchItem
{
    /// <summary>Place of the document in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The document's id as it was sent; of a file without one, its name.</summary>
    public string? Id { get; init; }

    /// <summary>The same object as from POST /v1/summarize; absent when the document failed.</summary>
    public SummaryResponse? Summary { get; init; }

    /// <summary>Why there is no summary; absent when there is one.</summary>
    public Problem? Problem { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? Metadata { get; init; }
}
