using System.Text.Json.Serialization;
using Summarizer.Api.Endpoints.Admin;
using Summarizer.Api.Endpoints.Batch;
using Summarizer.Api.Endpoints.Compare;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Endpoints.Embeddings;
using Summarizer.Api.Endpoints.Health;
using Summarizer.Api.Endpoints.HuggingFace;
using Summarizer.Api.Endpoints.Models;
using Summarizer.Api.Endpoints.Ollama;
using Summarizer.Api.Endpoints.OpenAi;
using Summarizer.Api.Endpoints.Plan;
using Summarizer.Api.Endpoints.Rerank;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Api.Endpoints.Tokenize;
using Summarizer.Api.Http.Problems;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Startup;

/// <summary>Generated serializers of every body that a route reads or writes.</summary>
[JsonSerializable(typeof(SummarizeBody))]
[JsonSerializable(typeof(SummaryResponse))]
[JsonSerializable(typeof(SummaryProgress))]
[JsonSerializable(typeof(SummaryStarted))]
[JsonSerializable(typeof(SummaryDelta))]
[JsonSerializable(typeof(DocumentResponse))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(BatchItem))]
[JsonSerializable(typeof(CompressBody))]
[JsonSerializable(typeof(CompressResponse))]
[JsonSerializable(typeof(CompressItem))]
[JsonSerializable(typeof(EmbeddingsBody))]
[JsonSerializable(typeof(EmbeddingsResponse))]
[JsonSerializable(typeof(float[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RerankBody))]
[JsonSerializable(typeof(RerankResponse))]
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
[JsonSerializable(typeof(ResponsesBody))]
[JsonSerializable(typeof(ResponsesAnswer))]
[JsonSerializable(typeof(ResponsesEvent))]
[JsonSerializable(typeof(InferenceBody))]
[JsonSerializable(typeof(IReadOnlyList<InferenceAnswer>))]
[JsonSerializable(typeof(GenerateBody))]
[JsonSerializable(typeof(GenerateAnswer))]
[JsonSerializable(typeof(GeneratePiece))]
[JsonSerializable(typeof(EmbedBody))]
[JsonSerializable(typeof(IReadOnlyList<float[]>))]
[JsonSerializable(typeof(RankBody))]
[JsonSerializable(typeof(IReadOnlyList<RankedText>))]
[JsonSerializable(typeof(OllamaGenerateBody))]
[JsonSerializable(typeof(OllamaChatBody))]
[JsonSerializable(typeof(OllamaAnswer))]
[JsonSerializable(typeof(OllamaTags))]
[JsonSerializable(typeof(OllamaVersion))]
[JsonSerializable(typeof(PlainError))]
[JsonSerializable(typeof(DetokenizeBody))]
[JsonSerializable(typeof(DetokenizeResponse))]
[JsonSerializable(typeof(object))]
internal sealed partial class ApiJson : JsonSerializerContext;
