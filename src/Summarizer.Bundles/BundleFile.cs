namespace Summarizer.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="Path">Name inside the bundle folder; never leaves it.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">Hash of the content, lower-case hexadecimal.</param>
public sealed record BundleFile(string Path, long Bytes, string Sha256);

/// <summary>Where a bundle came from.</summary>
/// <param name="Checkpoint">Folder name of the checkpoint.</param>
/// <param name="Sha256">Hash over the configuration and weight files, lower-case hexadecimal.</param>
/// <param name="Exporter">Version of the exporter.</param>
/// <param name="Like">
/// Stands for the bundle whose size and tokens a model with random weights copies, and for how; null for any other.
/// </param>
public sealed record BundleSource(string Checkpoint, string Sha256, string Exporter, string? Like = null);

/// <summary>Text put around a document before it is tokenized.</summary>
/// <param name="Template">Holds <c>{text}</c> and, where the task needs it, <c>{query}</c>.</param>
/// <param name="Extractiveness">
/// How closely outputs should follow their source when the caller does not say: <c>low</c>, <c>medium</c> or <c>high</c>; null is low.
/// </param>
/// <param name="Sentences">
/// How whole sentences are chosen for outputs that quote; null for a model that was not tuned for that, which then quotes token by token.
/// </param>
public sealed record PromptTemplate(string Template, string? Extractiveness = null, SentenceWeights? Sentences = null);

/// <summary>How far the stored graphs are from the float32 graphs of the same checkpoint, on fixed inputs.</summary>
public sealed record NumericGate
{
    /// <summary>Rows compared.</summary>
    public required int Rows { get; init; }

    /// <summary>Decoder positions compared.</summary>
    public required int Positions { get; init; }

    /// <summary>Largest absolute difference of the encoder output.</summary>
    public required double EncoderMaxError { get; init; }

    /// <summary>Largest absolute difference of the logits.</summary>
    public required double LogitsMaxError { get; init; }

    /// <summary>Root mean square difference of the logits over the root mean square of the float32 logits.</summary>
    public required double LogitsRelativeError { get; init; }

    /// <summary>Share of positions whose best token is the same, 0 to 1.</summary>
    public required double TopTokenAgreement { get; init; }

    /// <summary>Limit that <see cref="LogitsRelativeError"/> had to meet.</summary>
    public required double Limit { get; init; }

    /// <summary>False when no provider on the exporting machine could run the graphs; the numbers are then NaN-free zeros.</summary>
    public required bool Ran { get; init; }
}
