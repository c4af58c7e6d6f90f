using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Names answers by a hash over everything that they depend on: the model with all its files, this build, the options that shape answers, and the request with every field. Fields that have no say
/// (the seed of a search that does not sample) are set to their defaults first, so that they do not tell equal requests apart. No text can be read from a key.
/// </summary>
internal sealed class CacheKeys(IOptions<SummarizerOptions> options, ServiceVersion version)
{
    private readonly ConditionalWeakTable<InferenceEngine, byte[]> _models = [];

    /// <summary>Key of a summary; null when the same request may give another answer.</summary>
    public string? For(ServedModel model, SummarizeRequest request) => Repeatable(request.Temperature, request.Seed)
        ? Name("summary", model, request.Temperature > 0 ? request : request with { Seed = null, TopP = 1, TopK = 0 }, CacheJson.Default.SummarizeRequest)
        : null;

    /// <summary>Key of a completion; null when the same request may give another answer.</summary>
    public string? For(ServedModel model, CompletionRequest request) => Repeatable(request.Temperature, request.Seed)
        ? Name("completion", model, request.Temperature > 0 ? request : request with { Seed = null, TopP = 1, TopK = 0 }, CacheJson.Default.CompletionRequest)
        : null;

    /// <summary>Key of a compression, which is always repeatable.</summary>
    public string For(ServedModel model, CompressRequest request) => Name("compression", model, request, CacheJson.Default.CompressRequest);

    private static bool Repeatable(double temperature, long? seed) => temperature <= 0 || seed is not null;

    private string Name<T>(string kind, ServedModel model, T request, JsonTypeInfo<T> type)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_models.GetValue(model.Engine, Describe));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request, type));
        return $"summarizer:{kind}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    // Replicas that differ in any of this do not share answers.
    private byte[] Describe(InferenceEngine engine)
    {
        var (summarization, compression) = (options.Value.Summarization, options.Value.Compression);
        var description = new ModelDescription(
            engine.Model, engine.MaxInputTokens, engine.MaxOutputTokens, engine.ExecutionProvider, version.Version, version.GitSha,
            JsonSerializer.SerializeToElement(summarization, CacheJson.Default.SummarizationOptions),
            JsonSerializer.SerializeToElement(compression, CacheJson.Default.CompressionOptions));
        return SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(description, CacheJson.Default.ModelDescription)));
    }
}
