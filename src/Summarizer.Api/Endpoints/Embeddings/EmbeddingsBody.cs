using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.Embeddings;

/// <summary>Texts to embed, as OpenAI's route takes them.</summary>
internal sealed record EmbeddingsBody
{
    /// <summary>A text, or several.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public required JsonElement Input { get; init; }

    /// <summary>Name of the embedding model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>float gives numbers; base64 gives their little-endian 32-bit form, a quarter of the size.</summary>
    [DefaultValue(EmbeddingFormat.Float)]
    public EmbeddingFormat? EncodingFormat { get; init; }

    /// <summary>Length of a vector; only the model's own is accepted.</summary>
    [Range(1, int.MaxValue)]
    public int? Dimensions { get; init; }

    /// <summary>Accepted and not used.</summary>
    public string? User { get; init; }
}

/// <summary>How vectors are written.</summary>
internal enum EmbeddingFormat
{
    Float,
    Base64,
}
