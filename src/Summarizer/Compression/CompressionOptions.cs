using System.ComponentModel.DataAnnotations;

namespace Summarizer.Compression;

/// <summary>Limits of the compression task.</summary>
public sealed class CompressionOptions
{
    /// <summary>Most documents in one request.</summary>
    /// <value>64.</value>
    [Range(1, 4096)]
    public int MaxDocuments { get; set; } = 64;

    /// <summary>Longest question, in UTF-16 units.</summary>
    /// <value>2,000.</value>
    [Range(1, 1 << 20)]
    public int MaxQueryCharacters { get; set; } = 2_000;

    /// <summary>All documents together, in UTF-16 units.</summary>
    /// <value>2,000,000.</value>
    [Range(1, 1 << 28)]
    public int MaxInputCharacters { get; set; } = 2_000_000;

    /// <summary>Probability that a document does not answer, from which it counts as not answering; above 1, none does.</summary>
    /// <value>0.5 (docs/compress.md has the error rates).</value>
    [Range(0.0, 2.0)]
    public double NoAnswerThreshold { get; set; } = 0.5;

    /// <summary>
    /// Least score of a sentence that is kept: the probability that it belongs to the answer. Budget is left unspent rather than spent
    /// below it.
    /// </summary>
    /// <value>0.005.</value>
    [Range(0.0, 1.0)]
    public double RelevanceFloor { get; set; } = 0.005;

    /// <summary>Most tokens that the model writes for one piece of a document.</summary>
    /// <value>160.</value>
    [Range(8, 4096)]
    public int MaxEvidenceTokens { get; set; } = 160;

    /// <summary>Shortest span at medium extractiveness, in the model's tokens.</summary>
    /// <value>6.</value>
    [Range(1, 256)]
    public int MediumSpanTokens { get; set; } = 6;

    /// <summary>
    /// Ask a model also for what its card says it was not trained for. For measurements and tests: such outputs mean nothing.
    /// </summary>
    /// <value>False.</value>
    public bool AllowUntrainedModes { get; set; }
}
