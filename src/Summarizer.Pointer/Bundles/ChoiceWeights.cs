namespace Summarizer.Pointer.Bundles;

/// <summary>
/// How the scores of a model are weighed when a summary is chosen, tuned with the model. A summary of the length that the model expects is a teaser or an abstract; one of a fifth of
/// the document is a digest, which must tell what matters over its whole length. Requests in between are weighed in between.
/// </summary>
public sealed record ChoiceWeights
{
    /// <summary>
    /// Words to aim at for words that the model expects, by rising expectation. In between, logarithms are
    /// interpolated; below the first point its aim stands, above the last its ratio.
    /// </summary>
    public required IReadOnlyList<LengthPoint> Length { get; init; }

    /// <summary>Weights of a teaser or an abstract.</summary>
    public required ScoreWeights Brief { get; init; }

    /// <summary>Weights of a digest.</summary>
    public required ScoreWeights Digest { get; init; }

    /// <summary>Words to aim at where nobody asks for a length.</summary>
    /// <param name="expected">Words that the model expects.</param>
    internal double AimAt(double expected)
    {
        if (expected <= Length[0].Expected)
        {
            return Length[0].Aim;
        }

        var next = Length.TakeWhile(p => p.Expected < expected).Count();
        if (next == Length.Count)
        {
            return expected * Length[^1].Aim / Length[^1].Expected;
        }

        var (low, high) = (Length[next - 1], Length[next]);
        var share = Math.Log(expected / low.Expected) / Math.Log(high.Expected / low.Expected);
        return Math.Exp(double.Lerp(Math.Log(low.Aim), Math.Log(high.Aim), share));
    }
}

/// <summary>One point of the curve from the words that the model expects to those that are aimed at.</summary>
/// <param name="Expected">Words that the model expects.</param>
/// <param name="Aim">Words to aim at.</param>
public sealed record LengthPoint(double Expected, double Aim);

/// <summary>What a sentence is worth as the next one.</summary>
public sealed record ScoreWeights
{
    /// <summary>Factor of the decoder's log-probability.</summary>
    public required double Pointer { get; init; }

    /// <summary>Factor of what the place and look of the sentence add to the choice of the decoder.</summary>
    public required double Value { get; init; }

    /// <summary>Factor of the log-odds of the sentence to tell something that a reader would write down.</summary>
    public required double Telling { get; init; }

    /// <summary>Taken off for each unit of cosine with the most similar sentence chosen before.</summary>
    public required double Repetition { get; init; }

    /// <summary>Taken off for every sentence chosen before from the same quarter of the document.</summary>
    public required double Crowding { get; init; }

    /// <summary>Taken off a sentence that leans on the one before it ("This", "However") where that one is not chosen.</summary>
    public required double Leaning { get; init; }

    /// <summary>Taken off for each unit of the logarithm of the sentence's words.</summary>
    public required double Brevity { get; init; }

    /// <summary>Taken off for each unit of ln(words with the sentence / words aimed at), where that is above 0.</summary>
    public required double Overshoot { get; init; }

    /// <summary>Added to the sentence after a chosen one, in a summary of few words: what is read in one go.</summary>
    public required double Following { get; init; }

    /// <summary>The weights between these and others.</summary>
    /// <param name="other">What 1 stands for.</param>
    /// <param name="share">0 to 1.</param>
    internal ScoreWeights Towards(ScoreWeights other, double share) => new()
    {
        Pointer = double.Lerp(Pointer, other.Pointer, share),
        Value = double.Lerp(Value, other.Value, share),
        Telling = double.Lerp(Telling, other.Telling, share),
        Repetition = double.Lerp(Repetition, other.Repetition, share),
        Crowding = double.Lerp(Crowding, other.Crowding, share),
        Leaning = double.Lerp(Leaning, other.Leaning, share),
        Brevity = double.Lerp(Brevity, other.Brevity, share),
        Overshoot = double.Lerp(Overshoot, other.Overshoot, share),
        Following = double.Lerp(Following, other.Following, share),
    };
}
