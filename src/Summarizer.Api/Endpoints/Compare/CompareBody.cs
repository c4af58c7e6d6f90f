using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Http.Binding;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>What to compare, and how often. A field that is null counts as left out. Without text and documents, random token ids are read.</summary>
internal sealed record CompareBody
{
    /// <summary>The document that every model reads.</summary>
    public string? Text { get; init; }

    /// <summary>A question; then the documents are read as one, with the prompt for answers.</summary>
    public string? Query { get; init; }

    /// <summary>Documents instead of text, for a question.</summary>
    [MinLength(1)]
    public IReadOnlyList<CompressDocument>? Documents { get; init; }

    /// <summary>Whose prompt to use: summarize, or compress for a question.</summary>
    public CompareTask? Task { get; init; }

    /// <summary>Read exactly so many tokens: the beginning of the input, or the input over and over. Left out, the input as it is, or 512 random tokens.</summary>
    [Range(1, int.MaxValue)]
    public int? InputTokens { get; init; }

    /// <summary>Tokens that every model writes; no end token is chosen before. Left out, 128, or the most that the models write.</summary>
    [Range(1, int.MaxValue)]
    public int? OutputTokens { get; init; }

    /// <summary>Measured turns of every model, interleaved; a percentile needs 20 requests for p95, 100 for p99, an interval 5 runs.</summary>
    [Range(1, 50)]
    [DefaultValue(10)]
    public int? Runs { get; init; }

    /// <summary>Turns before them that do not count.</summary>
    [Range(0, 10)]
    [DefaultValue(2)]
    public int? Warmup { get; init; }

    /// <summary>Requests at once in every turn.</summary>
    [Range(1, 32)]
    [DefaultValue(1)]
    public int? Concurrency { get; init; }

    /// <summary>Names of the models, the one in question first; left out, the served model and the baseline.</summary>
    [MinLength(1)]
    [MaxLength(2)]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>What runs each of the models: ort is this project's own loop, genai is ONNX Runtime GenAI. Left out, the served model as it is served, and a decoder-only baseline on genai.</summary>
    [MinLength(1)]
    [MaxLength(2)]
    public IReadOnlyList<EngineRuntime>? Runtimes { get; init; }

    /// <summary>Seed of the bootstrap, and of random input.</summary>
    [DefaultValue(0L)]
    public long? Seed { get; init; }

    /// <summary>Compare over a grid of lengths instead; excludes input_tokens and output_tokens.</summary>
    public SweepBody? Sweep { get; init; }

    /// <summary>Answer with server-sent events while it is measured.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }
}

/// <summary>The lengths of a sweep: every input length is measured with every output length.</summary>
[JsonForm("an object with input_tokens and output_tokens, each an array of integers", "objects with input_tokens and output_tokens")]
internal sealed record SweepBody
{
    /// <summary>Tokens to read, each more than the one before it.</summary>
    [MinLength(1)]
    public required IReadOnlyList<int> InputTokens { get; init; }

    /// <summary>Tokens to write, each more than the one before it.</summary>
    [MinLength(1)]
    public required IReadOnlyList<int> OutputTokens { get; init; }
}

/// <summary>Whose prompt a comparison uses.</summary>
internal enum CompareTask
{
    Summarize,
    Compress,
}
