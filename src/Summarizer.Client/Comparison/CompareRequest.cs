using System.Text.Json.Serialization;
using Summarizer.Client.Compression;

namespace Summarizer.Client.Comparison;

/// <summary>What to compare, and how often. Without text and documents, the models read random token ids.</summary>
public sealed record CompareRequest
{
    /// <summary>The document that every model reads.</summary>
    public string? Text { get; init; }

    /// <summary>A question; then the documents are read as one, with the prompt for answers.</summary>
    public string? Query { get; init; }

    /// <summary>Documents instead of text, for a question.</summary>
    public IReadOnlyList<CompressDocument>? Documents { get; init; }

    /// <summary>Whose prompt to use; null follows from whether there is a question.</summary>
    public CompareTask? Task { get; init; }

    /// <summary>Read exactly so many tokens: the beginning of the input, or the input over and over.</summary>
    /// <value>Null: the input as it is, or 512 random tokens.</value>
    public int? InputTokens { get; init; }

    /// <summary>Tokens that every model writes; no end token is chosen before.</summary>
    /// <value>Null: 128, or the most that the models write.</value>
    public int? OutputTokens { get; init; }

    /// <summary>Measured turns of every model, 1 to 50.</summary>
    /// <value>Null: 10.</value>
    public int? Runs { get; init; }

    /// <summary>Turns before them that do not count, 0 to 10.</summary>
    /// <value>Null: 2.</value>
    public int? Warmup { get; init; }

    /// <summary>Requests at once in every turn, 1 to 32.</summary>
    /// <value>Null: 1.</value>
    public int? Concurrency { get; init; }

    /// <summary>Names of the models, the one in question first.</summary>
    /// <value>Null: the served model and the baseline.</value>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>What runs each of the models: ort is Summarizer's own loop, genai is ONNX Runtime GenAI.</summary>
    /// <value>Null: the served model as it is served, and a decoder-only baseline on genai.</value>
    public IReadOnlyList<string>? Runtimes { get; init; }

    /// <summary>Seed of the bootstrap, and of random input.</summary>
    public long? Seed { get; init; }

    /// <summary>Compare over a grid of lengths instead; excludes <see cref="InputTokens"/> and <see cref="OutputTokens"/>.</summary>
    public SweepRequest? Sweep { get; init; }

    /// <summary>Set by the method that is called.</summary>
    [JsonInclude]
    internal bool? Stream { get; init; }
}

/// <summary>The lengths of a sweep: every input length is measured with every output length.</summary>
/// <param name="InputTokens">Tokens to read, each more than the one before it.</param>
/// <param name="OutputTokens">Tokens to write, each more than the one before it.</param>
public sealed record SweepRequest(IReadOnlyList<int> InputTokens, IReadOnlyList<int> OutputTokens);

/// <summary>Whose prompt a comparison uses.</summary>
public enum CompareTask
{
    /// <summary>That of summaries.</summary>
    [JsonStringEnumMemberName("summarize")]
    Summarize,

    /// <summary>That of answers to a question.</summary>
    [JsonStringEnumMemberName("compress")]
    Compress,
}
