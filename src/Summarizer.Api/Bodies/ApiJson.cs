using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Admin;
using Summarizer.Api.Batch;
using Summarizer.Api.Compare;
using Summarizer.Api.Compress;
using Summarizer.Api.Documents;
using Summarizer.Api.Health;
using Summarizer.Api.Models;
using Summarizer.Api.OpenAi;
using Summarizer.Api.Plan;
using Summarizer.Api.Problems;
using Summarizer.Api.Summarize;
using Summarizer.Api.Tokenize;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Bodies;

[JsonSerializable(typeof(SummarizeBody))]
[JsonSerializable(typeof(SummaryResponse))]
[JsonSerializable(typeof(SummaryStarted))]
[JsonSerializable(typeof(SummaryDelta))]
[JsonSerializable(typeof(DocumentResponse))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(BatchItem))]
[JsonSerializable(typeof(CompressBody))]
[JsonSerializable(typeof(CompressResponse))]
[JsonSerializable(typeof(CompressItem))]
[JsonSerializable(typeof(CompareBody))]
[JsonSerializable(typeof(CompareResponse))]
[JsonSerializable(typeof(ComparisonStarted))]
[JsonSerializable(typeof(ComparisonProgress))]
[JsonSerializable(typeof(SweepCell))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(TokenizeBody))]
[JsonSerializable(typeof(TokenizeResponse))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ServiceInfo))]
[JsonSerializable(typeof(ReloadBody))]
[JsonSerializable(typeof(ReloadResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(OpenAiErrorBody))]
[JsonSerializable(typeof(OpenAiStreamError))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(ChatResponse))]
[JsonSerializable(typeof(ChatChunk))]
[JsonSerializable(typeof(CompletionBody))]
[JsonSerializable(typeof(CompletionResponse))]
[JsonSerializable(typeof(object))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>How the service reads and writes JSON: snake_case, numbers as numbers, enumerations by name, unknown fields refused, absent values left out.</summary>
internal static class WireFormat
{
    /// <summary>For reading bodies and writing problems; the framework's own options are set the same way.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Sets options to the wire format.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.RespectNullableAnnotations = true;
        options.PropertyNameCaseInsensitive = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
