using System.Text.Json.Serialization;

namespace Summarizer.Bundles;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(BundleManifest))]
[JsonSerializable(typeof(SentenceWeights))]
[JsonSerializable(typeof(EmbeddingManifest))]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class BundleJson : JsonSerializerContext;
