using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Options;

/// <summary>Limits of <c>POST /v1/summarize/batch</c>.</summary>
public sealed class BatchOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Summarizer:Batch";

    /// <summary>Most documents in one request.</summary>
    /// <value>64.</value>
    [Range(1, 4096)]
    public int MaxDocuments { get; set; } = 64;

    /// <summary>Documents of one batch that the engine works on at a time, so that a batch leaves capacity for other requests.</summary>
    /// <value>4.</value>
    [Range(1, 512)]
    public int Concurrency { get; set; } = 4;
}

[OptionsValidator]
internal sealed partial class BatchOptionsValidator : IValidateOptions<BatchOptions>;
