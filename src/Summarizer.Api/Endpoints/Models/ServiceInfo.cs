using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Endpoints.Models;

/// <summary>What is served and its limits.</summary>
internal sealed record ServiceInfo
{
    /// <summary>Name of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Hash over the checkpoint that the model was exported from.</summary>
    public required string ModelSha { get; init; }

    /// <summary>Precision of the weights: fp32, fp16, int8 or int4.</summary>
    public required Precision ModelDtype { get; init; }

    /// <summary>Hugging Face model_type.</summary>
    public required string Architecture { get; init; }

    /// <summary>Stored parameters of the model.</summary>
    public required long ModelParameters { get; init; }

    /// <summary>none for random weights, whose outputs mean nothing; absent for a trained model.</summary>
    public ModelQuality? ModelQuality { get; init; }

    /// <summary>What the model is for: modes (free_text, quoting), languages, licence, limits; absent where nothing is known.</summary>
    public ModelCard? ModelCard { get; init; }

    /// <summary>What runs the loop that writes tokens: ort is this project's own, genai is ONNX Runtime GenAI.</summary>
    public required EngineRuntime Runtime { get; init; }

    /// <summary>ONNX Runtime execution provider.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Device that the model runs on.</summary>
    public required string Device { get; init; }

    /// <summary>
    /// How this processor multiplies 8-bit numbers: u8s8 is the fast way; u8u8 is as exact and slower, where the fast one would saturate.
    /// </summary>
    public required string Int8Products { get; init; }

    /// <summary>Longest input in tokens, prompt included.</summary>
    public required int MaxInputTokens { get; init; }

    /// <summary>
    /// Whether summaries are made of chosen sentences, so that a document of any length is read: strategy and truncate have no effect
    /// there.
    /// </summary>
    public required bool ReadsAnyLength { get; init; }

    /// <summary>Longest output in tokens.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>Longest document in characters (Unicode code points).</summary>
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

    /// <summary>Requests being encoded or decoded now.</summary>
    public required int RequestsRunning { get; init; }

    /// <summary>Requests waiting now.</summary>
    public required int RequestsWaiting { get; init; }

    /// <summary>Tasks that this server has a route for.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Whether this server measures: POST /v1/compare and GET /v1/plan with measure.</summary>
    public required bool Comparisons { get; init; }

    /// <summary>Version of the service.</summary>
    public required string Version { get; init; }

    /// <summary>Commit that the service was built from; absent when that is unknown.</summary>
    public string? GitSha { get; init; }

    /// <summary>When the process started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public static ServiceInfo From(ServedModel model, SummarizerOptions options, ServiceVersion version, bool comparisons)
    {
        var engine = model.Engine;
        var load = engine.Status;
        return new()
        {
            ModelId = model.Name,
            ModelSha = engine.Model.Source.Sha256,
            ModelDtype = engine.Model.Precision,
            Architecture = engine.Model.Architecture,
            ModelParameters = engine.Model.Parameters,
            ModelQuality = engine.Model.Quality,
            ModelCard = engine.Model.Card,
            Runtime = engine.Runtime,
            ExecutionProvider = engine.ExecutionProvider,
            Device = engine.Device,
            Int8Products = InferenceRuntime.Int8Products,
            MaxInputTokens = engine.MaxInputTokens - engine.Model.MarkerTokens,
            ReadsAnyLength = model.Summarizer.ChoosesSentences,
            MaxOutputTokens = engine.MaxOutputTokens,
            MaxInputCharacters = options.Summarization.MaxInputCharacters,
            MaxBodyBytes = options.MaxBodyBytes,
            MaxBatchTokens = options.Engine.MaxEncodeTokens,
            MaxConcurrentRequests = engine.MaxBatchSize,
            MaxQueuedRequests = options.Engine.MaxQueuedRequests,
            MaxQueuedTokens = options.Engine.MaxQueuedTokens,
            RequestsRunning = load.Running,
            RequestsWaiting = load.Waiting,
            Tasks = model.Compressor is null ? ["summarize"] : ["summarize", "compress"],
            Comparisons = comparisons,
            Version = version.Version,
            GitSha = version.GitSha,
            StartedAt = version.StartedAt,
        };
    }
}
