namespace Summarizer.Client.Comparison;

/// <summary>What was measured of one model. Times are in milliseconds.</summary>
public sealed record ComparedModel
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>encoder-decoder or decoder-only.</summary>
    public required string Architecture { get; init; }

    /// <summary>Hugging Face model_type.</summary>
    public required string ModelType { get; init; }

    /// <summary>Stored parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Precision of the weights: fp32, fp16, int8 or int4.</summary>
    public required string Precision { get; init; }

    /// <summary>
    /// What ran the loop that wrote the tokens: ort is Summarizer's own, genai is ONNX Runtime GenAI. Null from an older service.
    /// </summary>
    public string? Runtime { get; init; }

    /// <summary>Version of ONNX Runtime, or of ONNX Runtime GenAI. Null from an older service.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>Hash over the checkpoint that the model was exported from.</summary>
    public required string ModelSha { get; init; }

    /// <summary>none for random weights, whose output is nonsense; null for a trained model.</summary>
    public string? Quality { get; init; }

    /// <summary>Tokens that every request read, prompt included.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens that every request wrote.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Whether no end token was chosen before the last token.</summary>
    public required bool IgnoreEos { get; init; }

    /// <summary>Time to first token.</summary>
    public required Distribution TtftMs { get; init; }

    /// <summary>Time per output token; null for a single output token.</summary>
    public Distribution? TpotMs { get; init; }

    /// <summary>Inter-token latency; null for a single output token.</summary>
    public Distribution? ItlMs { get; init; }

    /// <summary>End-to-end time.</summary>
    public required Distribution E2eMs { get; init; }

    /// <summary>Where the end-to-end time went.</summary>
    public required PhaseTimes PhasesMs { get; init; }

    /// <summary>Tokens written by all requests over the time in which the model had its turns.</summary>
    public required double OutputTokensPerS { get; init; }

    /// <summary>Requests over the same time.</summary>
    public required double RequestsPerS { get; init; }

    /// <summary>Memory, from the bundle.</summary>
    public required ModelMemory Memory { get; init; }

    /// <summary>Work of one request, from the architecture.</summary>
    public required WorkEstimate Work { get; init; }

    /// <summary>What the roofline of the service's machine predicts; null with several requests at once.</summary>
    public PredictedTimes? Predicted { get; init; }

    /// <summary>What the first measured request wrote; null without a tokenizer.</summary>
    public string? OutputSample { get; init; }
}

/// <summary>How measured values are spread.</summary>
/// <param name="N">Number of values.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="Max">Largest value.</param>
public sealed record Distribution(int N, double Mean, double Min, double P50, double P90, double Max)
{
    /// <summary>Sample standard deviation; null for a single value.</summary>
    public double? Std { get; init; }

    /// <summary>95th percentile; null below 20 values.</summary>
    public double? P95 { get; init; }

    /// <summary>99th percentile; null below 100 values.</summary>
    public double? P99 { get; init; }
}

/// <summary>Means over all requests, in milliseconds.</summary>
/// <param name="Tokenize">Filling the prompt and tokenizing.</param>
/// <param name="Queue">Accepted by the engine to start of the pass that reads the input.</param>
/// <param name="Decode">End of reading to the last token.</param>
/// <param name="Sum">All phases.</param>
public sealed record PhaseTimes(double Tokenize, double Queue, double Decode, double Sum)
{
    /// <summary>The encoder pass; null for a decoder-only model.</summary>
    public double? Encode { get; init; }

    /// <summary>The passes that put the input into the decoder's cache; null for an encoder-decoder.</summary>
    public double? Prefill { get; init; }
}

/// <summary>Memory that a model takes.</summary>
/// <param name="WeightBytes">Graphs and weights as stored.</param>
/// <param name="SelfKvBytesPerToken">Self-attention keys and values of one token.</param>
/// <param name="KvBytes">All keys and values of one request of the compared lengths.</param>
public sealed record ModelMemory(long WeightBytes, long SelfKvBytesPerToken, long KvBytes)
{
    /// <summary>Cross-attention keys and values of one input token; null for a decoder-only model.</summary>
    public long? CrossKvBytesPerToken { get; init; }
}

/// <summary>Work of one request, by formulas over the architecture.</summary>
/// <param name="ReadFlops">Floating-point operations of reading the input.</param>
/// <param name="DecodeFlops">Floating-point operations of writing the output.</param>
/// <param name="ReadBytes">Bytes to and from memory while reading.</param>
/// <param name="DecodeBytes">Bytes to and from memory while writing.</param>
public sealed record WorkEstimate(double ReadFlops, double DecodeFlops, double ReadBytes, double DecodeBytes);

/// <summary>What the roofline of the measured machine predicts for one request. Errors are (predicted - measured) / measured.</summary>
/// <param name="TtftMs">Predicted time to first token, in milliseconds.</param>
/// <param name="E2eMs">Predicted end-to-end time.</param>
/// <param name="TtftError">Error of the time to first token against the measured median.</param>
/// <param name="E2eError">Error of the end-to-end time.</param>
public sealed record PredictedTimes(double TtftMs, double E2eMs, double TtftError, double E2eError)
{
    /// <summary>Predicted time per output token; null for a single output token.</summary>
    public double? TpotMs { get; init; }

    /// <summary>Error of it.</summary>
    public double? TpotError { get; init; }
}
