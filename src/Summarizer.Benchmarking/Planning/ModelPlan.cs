namespace Summarizer.Benchmarking.Planning;

/// <summary>What is predicted of one model on one device.</summary>
public sealed record ModelPlan
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>encoder-decoder or decoder-only.</summary>
    public required string Architecture { get; init; }

    /// <summary>Parameters, from the architecture.</summary>
    public required long Parameters { get; init; }

    /// <summary>Bytes of the weights.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>
    /// Bytes of self-attention keys and values of one token: of an output token; in a decoder-only model of an input token too.
    /// </summary>
    public required long SelfKvBytesPerToken { get; init; }

    /// <summary>Bytes of cross-attention keys and values of one input token; absent for a decoder-only model.</summary>
    public long? CrossKvBytesPerToken { get; init; }

    /// <summary>Bytes of the caches of all sequences.</summary>
    public required long KvBytes { get; init; }

    /// <summary>Bytes of what a pass over the inputs holds at once.</summary>
    public required long ActivationBytes { get; init; }

    /// <summary>All of it.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>Whether that is within nine tenths of the device's memory.</summary>
    public required bool Fits { get; init; }

    /// <summary>Most sequences at once that fit, inputs being read one by one; 0 when the weights alone do not.</summary>
    public required long LargestBatch { get; init; }

    /// <summary>Predicted time to first token of the batch, in milliseconds.</summary>
    public required double TtftMs { get; init; }

    /// <summary>Predicted time per output token, mean over the output.</summary>
    public required double TpotMs { get; init; }

    /// <summary>Predicted end-to-end time.</summary>
    public required double E2eMs { get; init; }

    /// <summary>Tokens that all sequences write, over the end-to-end time.</summary>
    public required double OutputTokensPerS { get; init; }

    /// <summary>Reading the inputs.</summary>
    public required PlannedPass Read { get; init; }

    /// <summary>One step in the middle of the output.</summary>
    public required PlannedPass Step { get; init; }
}

/// <summary>One pass on the roofline.</summary>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="Bytes">Bytes to and from memory.</param>
/// <param name="Ms">Time: the longer of both, in milliseconds.</param>
/// <param name="Bound">compute or memory: which of both it is.</param>
public sealed record PlannedPass(double Flops, double Bytes, double Ms, string Bound);
