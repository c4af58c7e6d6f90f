using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Comparison;

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

    /// <summary>Precision of the weights.</summary>
    public required Precision Precision { get; init; }

    /// <summary>What ran the loop that wrote the tokens: ort is this project's own, genai is ONNX Runtime GenAI.</summary>
    public required EngineRuntime Runtime { get; init; }

    /// <summary>Version of ONNX Runtime, or of ONNX Runtime GenAI.</summary>
    public required string RuntimeVersion { get; init; }

    /// <summary>Hash over the checkpoint that the model was exported from.</summary>
    public required string ModelSha { get; init; }

    /// <summary>
    /// none for random weights, whose output is nonsense and whose speed is that of a trained model; absent for a trained model.
    /// </summary>
    public ModelQuality? Quality { get; init; }

    /// <summary>Tokens that every request read, prompt included.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens that every request wrote.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Always true: no end token was chosen before the last token, so that every output has the same length.</summary>
    public bool IgnoreEos { get; } = true;

    /// <summary>Time to first token.</summary>
    public required Distribution TtftMs { get; init; }

    /// <summary>Time per output token; absent for a single output token.</summary>
    public Distribution? TpotMs { get; init; }

    /// <summary>Inter-token latency; absent for a single output token.</summary>
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

    /// <summary>
    /// What the roofline of this machine predicts, beside the medians; absent when the machine was not measured, or with several requests
    /// at once.
    /// </summary>
    public PredictedTimes? Predicted { get; init; }

    /// <summary>What the first measured request wrote; absent without a tokenizer.</summary>
    public string? OutputSample { get; init; }
}

/// <summary>
/// Means over all requests, in milliseconds. They follow each other, so their sum is the mean of the end-to-end time, but for handing the
/// output over.
/// </summary>
/// <param name="Tokenize">Filling the prompt and tokenizing.</param>
/// <param name="Queue">Accepted by the engine to start of the pass that reads the input.</param>
/// <param name="Encode">The encoder pass; absent for a decoder-only model.</param>
/// <param name="Prefill">The passes that put the input into the decoder's cache; absent for an encoder-decoder.</param>
/// <param name="Decode">Its end to the last token.</param>
public sealed record PhaseTimes(double Tokenize, double Queue, double? Encode, double? Prefill, double Decode)
{
    /// <summary>The sum of the phases.</summary>
    public double Sum { get; } = Math.Round(Tokenize + Queue + (Encode ?? 0) + (Prefill ?? 0) + Decode, 3);
}

/// <summary>Memory that a model takes.</summary>
/// <param name="WeightBytes">Graphs and weights as stored.</param>
/// <param name="SelfKvBytesPerToken">
/// Self-attention keys and values of one token: of an output token; in a decoder-only model of an input token too.
/// </param>
/// <param name="CrossKvBytesPerToken">Cross-attention keys and values of one input token; absent for a decoder-only model.</param>
/// <param name="KvBytes">Both, for one request of the compared lengths.</param>
public sealed record ModelMemory(long WeightBytes, long SelfKvBytesPerToken, long? CrossKvBytesPerToken, long KvBytes);

/// <summary>Work of one request, by formulas over the architecture (docs/compare.md); nothing of it is measured.</summary>
/// <param name="ReadFlops">Floating-point operations of reading the input.</param>
/// <param name="DecodeFlops">Floating-point operations of writing the output.</param>
/// <param name="ReadBytes">Bytes to and from memory while reading.</param>
/// <param name="DecodeBytes">Bytes to and from memory while writing.</param>
public sealed record WorkEstimate(double ReadFlops, double DecodeFlops, double ReadBytes, double DecodeBytes);
