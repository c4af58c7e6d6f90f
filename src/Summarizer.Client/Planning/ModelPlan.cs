namespace Summarizer.Client.Planning;

/// <summary>What is predicted of one model on one device. Sizes are bytes, times are milliseconds.</summary>
public sealed record ModelPlan
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary><c>encoder-decoder</c> or <c>decoder-only</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Number of parameters, from the architecture.</summary>
    public required long Parameters { get; init; }

    /// <summary>Size of the weights.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Size of the self-attention keys and values of one output token; in a decoder-only model of one input token too.</summary>
    public required long SelfKvBytesPerToken { get; init; }

    /// <summary>Size of the cross-attention keys and values of one input token; null for a decoder-only model.</summary>
    public long? CrossKvBytesPerToken { get; init; }

    /// <summary>Size of the caches of all sequences.</summary>
    public required long KvBytes { get; init; }

    /// <summary>Size of what a pass over the inputs holds at once.</summary>
    public required long ActivationBytes { get; init; }

    /// <summary>Sum of the sizes.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>Whether the sum is at most nine tenths of the device's memory.</summary>
    public required bool Fits { get; init; }

    /// <summary>Most sequences at once that fit; 0 when the weights alone do not.</summary>
    public required long LargestBatch { get; init; }

    /// <summary>Time to first token of the batch.</summary>
    public required double TtftMs { get; init; }

    /// <summary>Time per output token, mean over the output.</summary>
    public required double TpotMs { get; init; }

    /// <summary>End-to-end time.</summary>
    public required double E2eMs { get; init; }

    /// <summary>Tokens that all sequences write, over the end-to-end time.</summary>
    public required double OutputTokensPerS { get; init; }

    /// <summary>The pass that reads the inputs.</summary>
    public required PlannedPass Read { get; init; }

    /// <summary>One decoder step in the middle of the output.</summary>
    public required PlannedPass Step { get; init; }
}

/// <summary>One pass on the roofline.</summary>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="Bytes">Bytes to and from memory.</param>
/// <param name="Ms">Time in milliseconds: the longer of both.</param>
/// <param name="Bound">Which of both it is: <c>compute</c> or <c>memory</c>.</param>
public sealed record PlannedPass(double Flops, double Bytes, double Ms, string Bound);
