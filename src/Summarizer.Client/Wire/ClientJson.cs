using System.Text.Json.Serialization;
using Summarizer.Client.Comparison;
using Summarizer.Client.Compression;
using Summarizer.Client.Documents;
using Summarizer.Client.Health;
using Summarizer.Client.Models;
using Summarizer.Client.Planning;
using Summarizer.Client.Problems;
using Summarizer.Client.Retrieval;
using Summarizer.Client.Summarization;

namespace Summarizer.Client.Wire;

/// <summary>
/// How bodies are written and read. Fields that a newer service adds are ignored; fields that this client needs must be there.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SummarizeRequest))]
[JsonSerializable(typeof(FileSummarySettings))]
[JsonSerializable(typeof(SummarizeResponse))]
[JsonSerializable(typeof(SummaryStarted))]
[JsonSerializable(typeof(SummaryDelta))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(DocumentResponse))]
[JsonSerializable(typeof(CompressRequest))]
[JsonSerializable(typeof(CompressResponse))]
[JsonSerializable(typeof(CompressedDocument))]
[JsonSerializable(typeof(EmbeddingsRequest))]
[JsonSerializable(typeof(EmbeddingsResponse))]
[JsonSerializable(typeof(RerankRequest))]
[JsonSerializable(typeof(RerankResponse))]
[JsonSerializable(typeof(CompareRequest))]
[JsonSerializable(typeof(CompareResponse))]
[JsonSerializable(typeof(ComparisonStarted))]
[JsonSerializable(typeof(ComparisonProgress))]
[JsonSerializable(typeof(SweepCell))]
[JsonSerializable(typeof(TokenizeRequest))]
[JsonSerializable(typeof(TokenizeResponse))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ServiceInfo))]
[JsonSerializable(typeof(PlanRequest))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(ServiceHealth))]
[JsonSerializable(typeof(SummarizerProblem))]
internal sealed partial class ClientJson : JsonSerializerContext;
