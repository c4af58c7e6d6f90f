using System.Text.Json.Serialization;

namespace Summarizer.Relevance;

/// <summary>Weights of a <see cref="RelevanceNetwork"/>.</summary>
internal sealed record RelevanceWeights
{
    /// <summary>Hash of the embedding model whose vectors it was trained on.</summary>
    public required string Embedding { get; init; }

    /// <summary>Taken off every feature, [features].</summary>
    public required float[] Mean { get; init; }

    /// <summary>Then divided by, [features].</summary>
    public required float[] Deviation { get; init; }

    /// <summary>First layer, [hidden][features].</summary>
    public required float[][] Hidden { get; init; }

    /// <summary>Its biases, [hidden].</summary>
    public required float[] HiddenBias { get; init; }

    /// <summary>Second layer, [hidden].</summary>
    public required float[] Output { get; init; }

    /// <summary>From the features to the output, [features].</summary>
    public required float[] Direct { get; init; }

    /// <summary>Added to the output.</summary>
    public required float Bias { get; init; }

    /// <summary>Log odds that a passage answers, per number of its evidence.</summary>
    public required float[] Answer { get; init; }

    /// <summary>Added to them.</summary>
    public required float AnswerBias { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false)]
[JsonSerializable(typeof(RelevanceWeights))]
internal sealed partial class RelevanceJson : JsonSerializerContext;
