namespace Summarizer.Client.Models;

/// <summary>What is served and its limits, <c>GET /info</c>.</summary>
public sealed record ServiceInfo
{
    /// <summary>Name of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Hash over the checkpoint that the model was exported from.</summary>
    public required string ModelSha { get; init; }

    /// <summary>Precision of the weights: fp32, fp16, int8 or int4.</summary>
    public required string ModelDtype { get; init; }

    /// <summary>Hugging Face model_type.</summary>
    public required string Architecture { get; init; }

    /// <summary>Stored parameters of the model.</summary>
    public required long ModelParameters { get; init; }

    /// <summary><c>none</c> for random weights, whose outputs mean nothing; null for a trained model.</summary>
    public string? ModelQuality { get; init; }

    /// <summary>What the model is for; null where nothing is known.</summary>
    public ModelCard? ModelCard { get; init; }

    /// <summary>
    /// What runs the loop that writes tokens: ort is Summarizer's own, genai is ONNX Runtime GenAI. Null from an older service.
    /// </summary>
    public string? Runtime { get; init; }

    /// <summary>ONNX Runtime execution provider.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Device that the model runs on.</summary>
    public required string Device { get; init; }

    /// <summary>
    /// How the processor multiplies 8-bit numbers: u8s8 is the fast way; u8u8 is as exact and slower, where the fast one would saturate.
    /// </summary>
    public required string Int8Products { get; init; }

    /// <summary>Longest input in tokens, prompt included.</summary>
    public required int MaxInputTokens { get; init; }

    /// <summary>Longest output in tokens.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>Longest document in Unicode code points.</summary>
    public required int MaxInputCharacters { get; init; }

    /// <summary>Largest request body in bytes.</summary>
    public required long MaxBodyBytes { get; init; }

    /// <summary>Most input tokens in one encoder pass.</summary>
    public required int MaxBatchTokens { get; init; }

    /// <summary>Most sequences decoded at once.</summary>
    public required int MaxConcurrentRequests { get; init; }

    /// <summary>Most requests waiting.</summary>
    public required int MaxQueuedRequests { get; init; }

    /// <summary>Most input tokens waiting.</summary>
    public required int MaxQueuedTokens { get; init; }

    /// <summary>Requests being encoded or decoded at that moment.</summary>
    public required int RequestsRunning { get; init; }

    /// <summary>Requests waiting at that moment.</summary>
    public required int RequestsWaiting { get; init; }

    /// <summary>Tasks that this server has a route for.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Version of the service.</summary>
    public required string Version { get; init; }

    /// <summary>Whether summaries are made of chosen sentences, so that a document of any length is read.</summary>
    public bool ReadsAnyLength { get; init; }

    /// <summary>Whether the service measures: comparisons, and plans for its own machine.</summary>
    public bool Comparisons { get; init; }

    /// <summary>Commit that the service was built from; null when that is unknown.</summary>
    public string? GitSha { get; init; }

    /// <summary>When the process started.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
