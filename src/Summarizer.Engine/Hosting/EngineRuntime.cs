using System.Text.Json.Serialization;

namespace Summarizer.Engine.Hosting;

/// <summary>What runs the loop that writes tokens. Both compute the same graphs with ONNX Runtime.</summary>
public enum EngineRuntime
{
    /// <summary>
    /// This project's own loop: requests join and leave at every step, outputs can be constrained, candidates can be scored.
    /// </summary>
    [JsonStringEnumMemberName("ort")]
    Ort,

    /// <summary>
    /// The generator of Microsoft.ML.OnnxRuntimeGenAI: static batches, and nothing that changes scores but its own penalties.
    /// </summary>
    [JsonStringEnumMemberName("genai")]
    GenAi,
}
