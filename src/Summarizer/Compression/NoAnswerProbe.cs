using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Summarizer.Engine.Requests;

namespace Summarizer.Compression;

/// <summary>
/// Reads, before anything is forbidden, how probable it is that the output would begin with "No answer.": the first token's share of the model's own
/// distribution at the first position. Then hands over to the constraint that it wraps.
/// </summary>
/// <param name="firstToken">First token of the abstention.</param>
/// <param name="inner">What the output may consist of; null for anything.</param>
internal sealed class NoAnswerProbe(int firstToken, TokenConstraint? inner) : TokenConstraint
{
    // Shared by the forks of one request, since any of its beams may be the one that sees the first position.
    private StrongBox<double?> _score = new();

    /// <summary>Probability, 0 to 1; null before the first position.</summary>
    public double? Score => _score.Value;

    /// <inheritdoc/>
    public override void Mask(Span<float> logits)
    {
        _score.Value ??= Probability(logits, firstToken);
        inner?.Mask(logits);
    }

    /// <inheritdoc/>
    public override void Accept(int token) => inner?.Accept(token);

    /// <inheritdoc/>
    public override TokenConstraint Fork() => new NoAnswerProbe(firstToken, inner?.Fork()) { _score = _score };

    private static double Probability(ReadOnlySpan<float> logits, int token)
    {
        var best = TensorPrimitives.Max(logits);
        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - best);
        }

        return Math.Exp(logits[token] - best) / sum;
    }
}
