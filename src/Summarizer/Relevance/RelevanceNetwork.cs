using System.Numerics.Tensors;
using System.Text.Json;

namespace Summarizer.Relevance;

/// <summary>
/// The scorer of units: one hidden layer and a direct path, trained by <c>summarizer train-relevance</c> on questions whose answers are
/// known. Its weights are part of the program
/// (<c>relevance.json</c>), since they belong to <see cref="FeatureTable"/> and to the embedding model that they were trained with.
/// </summary>
internal sealed class RelevanceNetwork
{
    private static readonly Lazy<RelevanceNetwork> Shipped = new(() =>
    {
        using var stream = typeof(RelevanceNetwork).Assembly.GetManifestResourceStream("relevance.json")!;
        return new RelevanceNetwork(JsonSerializer.Deserialize(stream, RelevanceJson.Default.RelevanceWeights)!);
    });

    private readonly RelevanceWeights _weights;

    /// <param name="weights">Weights of the right sizes.</param>
    public RelevanceNetwork(RelevanceWeights weights) => _weights = weights;

    /// <summary>The one that comes with the program.</summary>
    public static RelevanceNetwork Default => Shipped.Value;

    /// <summary>Whether it was trained on the vectors of a model.</summary>
    public bool BelongsTo(Embeddings.EmbeddingModel model) => model.Manifest.Source.Sha256 == _weights.Embedding;

    /// <summary>Log odds that a unit belongs to the answer.</summary>
    /// <param name="features">As <see cref="FeatureTable"/> makes them.</param>
    public float LogOdds(ReadOnlySpan<float> features)
    {
        Span<float> x = stackalloc float[features.Length];
        TensorPrimitives.Subtract(features, _weights.Mean, x);
        TensorPrimitives.Divide(x, _weights.Deviation, x);
        var odds = TensorPrimitives.Dot(x, _weights.Direct) + _weights.Bias;
        for (var h = 0; h < _weights.Hidden.Length; h++)
        {
            odds += _weights.Output[h] * Math.Max(0, TensorPrimitives.Dot(x, _weights.Hidden[h]) + _weights.HiddenBias[h]);
        }

        return odds;
    }

    /// <summary>Probability that a passage holds no answer.</summary>
    /// <param name="evidence">What its units and words say, as <see cref="RelevanceScorer"/> collects it.</param>
    public double NoAnswer(ReadOnlySpan<float> evidence) =>
        1 / (1 + Math.Exp(TensorPrimitives.Dot(evidence, _weights.Answer) + _weights.AnswerBias));
}
