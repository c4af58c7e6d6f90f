using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Api.Serving;
using Summarizer.Bundles;
using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Makes cache keys: a hash over everything that a result depends on, which is the model with all its files, the build, the options that
/// shape results, and the request. No text can be read from a key.
/// </summary>
internal sealed class CacheKeys(IOptions<SummarizerOptions> options, ServiceVersion version)
{
    private readonly ConditionalWeakTable<InferenceEngine, byte[]> _models = [];

    /// <summary>The key of a request; null when the same request may give another result each time.</summary>
    public string? For<TRequest, TPiece, TResult>(InferenceTask<TRequest, TPiece, TResult> task, ServedModel model, TRequest request)
        where TRequest : class
        where TPiece : notnull
        where TResult : class
    {
        if (task.Normalize(request) is not { } normalized)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_models.GetValue(model.Engine, HashOf));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(normalized, task.RequestJson));
        return $"summarizer:{task.Name}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    // Replicas that differ in any of this do not share responses.
    private byte[] HashOf(InferenceEngine engine) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new KeyedModel(
            engine.Model, engine.MaxInputTokens, engine.MaxOutputTokens, engine.ExecutionProvider, version.Version, version.GitSha,
            options.Value.ChooseSentences, options.Value.Summarization, options.Value.Compression),
        CacheKeyJson.Default.KeyedModel));
}

/// <summary>What results depend on besides the request.</summary>
internal sealed record KeyedModel(
    BundleManifest Model,
    int MaxInputTokens,
    int MaxOutputTokens,
    string Provider,
    string Version,
    string? GitSha,
    bool ChooseSentences,
    SummarizationOptions Summarization,
    CompressionOptions Compression);

[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(KeyedModel))]
internal sealed partial class CacheKeyJson : JsonSerializerContext;
