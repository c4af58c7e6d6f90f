using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Ollama;

/// <summary>An answer of Ollama's routes, or a line of one.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Done">Whether it is the last.</param>
internal sealed record OllamaAnswer(string Model, DateTimeOffset CreatedAt, bool Done)
{
    /// <summary>Text, of /api/generate.</summary>
    public string? Response { get; init; }

    /// <summary>Text, of /api/chat.</summary>
    public OllamaMessage? Message { get; init; }

    /// <summary>stop or length.</summary>
    public string? DoneReason { get; init; }

    /// <summary>Time of the request, in nanoseconds.</summary>
    public long? TotalDuration { get; init; }

    /// <summary>Always 0: the model is loaded.</summary>
    public long? LoadDuration { get; init; }

    /// <summary>Tokens read.</summary>
    public int? PromptEvalCount { get; init; }

    /// <summary>Time of the encoder, in nanoseconds.</summary>
    public long? PromptEvalDuration { get; init; }

    /// <summary>Tokens written.</summary>
    public int? EvalCount { get; init; }

    /// <summary>Time of the decoder, in nanoseconds.</summary>
    public long? EvalDuration { get; init; }

    /// <summary>The same as the last answer.</summary>
    public OllamaAnswer Finish(SummarizeResult result) => this with
    {
        Done = true,
        DoneReason = result.FinishReason == FinishReason.Length ? "length" : "stop",
        TotalDuration = Nanoseconds(result.Timings.Total),
        LoadDuration = 0,
        PromptEvalCount = result.InputTokens,
        PromptEvalDuration = Nanoseconds(result.Timings.Encode),
        EvalCount = result.OutputTokens,
        EvalDuration = Nanoseconds(result.Timings.Decode),
    };

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;
}

/// <summary>The models, as Ollama lists them.</summary>
/// <param name="Models">One entry.</param>
internal sealed record OllamaTags(IReadOnlyList<OllamaTag> Models);

/// <summary>A model.</summary>
/// <param name="Name">Name to use in requests.</param>
/// <param name="Model">The same.</param>
/// <param name="ModifiedAt">When it was loaded.</param>
/// <param name="Size">Bytes of its files.</param>
/// <param name="Digest">Hash over its checkpoint.</param>
/// <param name="Details">What it is.</param>
internal sealed record OllamaTag(string Name, string Model, DateTimeOffset ModifiedAt, long Size, string Digest, OllamaDetails Details);

/// <summary>What a model is.</summary>
/// <param name="ParentModel">Always empty.</param>
/// <param name="Format">Always onnx.</param>
/// <param name="Family">Hugging Face model_type.</param>
/// <param name="Families">The same.</param>
/// <param name="ParameterSize">Number of parameters, such as 12M.</param>
/// <param name="QuantizationLevel">Precision of the weights.</param>
internal sealed record OllamaDetails(
    string ParentModel, string Format, string Family, IReadOnlyList<string> Families, string ParameterSize, string QuantizationLevel);

/// <summary>The version, as Ollama gives it.</summary>
/// <param name="Version">Version of the service.</param>
internal sealed record OllamaVersion(string Version);
