using System.Numerics.Tensors;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// Draws a token at random: temperature, then top-k (ties with the k-th are kept), then top-p, as Hugging Face's warpers do, then one
/// uniform number against the cumulative distribution.
/// </summary>
internal sealed class TokenSampler
{
    private readonly float _temperature;
    private readonly double _topP;
    private readonly TopCandidates? _topK;
    private readonly SeededRandom _random;
    private readonly SamplingScratch _scratch;

    /// <summary>Takes the settings of one request.</summary>
    /// <param name="sampling">Temperature above 0, top-k, top-p.</param>
    /// <param name="random">Numbers of this request.</param>
    /// <param name="scratch">Memory shared by all requests of one loop.</param>
    public TokenSampler(SamplingOptions sampling, SeededRandom random, SamplingScratch scratch)
    {
        _temperature = (float)sampling.Temperature;
        _topP = sampling.TopP;
        _topK = sampling.TopK > 0 && sampling.TopK < scratch.Vocabulary ? new TopCandidates(sampling.TopK) : null;
        _random = random;
        _scratch = scratch;
    }

    /// <summary>Chooses from scores [vocabulary] without NaN; they are changed.</summary>
    public int Sample(Span<float> scores)
    {
        TensorPrimitives.Divide(scores, _temperature, scores);
        var count = Collect(scores, KthBest(scores));
        var probabilities = _scratch.Weights.AsSpan(0, count);
        var tokens = _scratch.Tokens.AsSpan(0, count);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        var kept = _topP < 1 ? KeepNucleus(probabilities, tokens) : count;
        return Draw(probabilities[..kept], tokens[..kept]);
    }

    private float KthBest(ReadOnlySpan<float> scores)
    {
        if (_topK is null)
        {
            return float.MinValue;
        }

        _topK.Clear();
        _topK.Offer(scores, 0, 0);
        return Math.Max(_topK.Best[^1].Score, float.MinValue);
    }

    // Impossible tokens (-infinity) are never collected, so no rounding can draw one.
    private int Collect(ReadOnlySpan<float> scores, float least)
    {
        var count = 0;
        for (var token = 0; token < scores.Length; token++)
        {
            if (scores[token] >= least)
            {
                _scratch.Weights[count] = scores[token];
                _scratch.Tokens[count++] = token;
            }
        }

        return count;
    }

    // Holtzman et al. 2019, arXiv:1904.09751: the best tokens whose probability reaches p. Tokens below (1 - p) / n cannot belong to them,
    // since all of those together weigh less than the tail that is cut; dropping them first leaves a short list to sort.
    private int KeepNucleus(Span<float> probabilities, Span<int> tokens)
    {
        var least = (1 - _topP) / probabilities.Length;
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] >= least)
            {
                (probabilities[count], tokens[count]) = (probabilities[i], tokens[i]);
                count++;
            }
        }

        probabilities[..count].Sort(tokens[..count], static (a, b) => b.CompareTo(a));
        double before = 0;
        var kept = 0;
        while (kept < count && (kept == 0 || before < _topP))
        {
            before += probabilities[kept++];
        }

        return kept;
    }

    private int Draw(ReadOnlySpan<float> weights, ReadOnlySpan<int> tokens)
    {
        double total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var rest = _random.NextDouble() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            rest -= weights[i];
            if (rest < 0)
            {
                return tokens[i];
            }
        }

        return tokens[^1];
    }
}
