using System.Text.Json.Serialization;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>Serializers of requests, which cache keys are made of, and of results, which the cache stores.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(SummarizeRequest))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompressRequest))]
[JsonSerializable(typeof(SummarizeResult))]
[JsonSerializable(typeof(CompressResult))]
internal sealed partial class TaskJson : JsonSerializerContext;
