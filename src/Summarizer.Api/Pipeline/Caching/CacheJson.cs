using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Bundles;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>How requests are hashed and answers stored.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(SummarizeRequest))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompressRequest))]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(SummarizationOptions))]
[JsonSerializable(typeof(CompressionOptions))]
[JsonSerializable(typeof(Remembered<SummarizeResult>))]
[JsonSerializable(typeof(Remembered<CompressResult>))]
internal sealed partial class CacheJson : JsonSerializerContext;

/// <summary>What answers depend on besides the request.</summary>
internal sealed record ModelDescription(
    BundleManifest Model, int MaxInputTokens, int MaxOutputTokens, string Provider, string Version, string? GitSha, JsonElement Summarization, JsonElement Compression);

/// <summary>A stored answer.</summary>
/// <param name="Since">When it was computed.</param>
/// <param name="Result">The answer.</param>
internal sealed record Remembered<T>(DateTimeOffset Since, T Result);
