using Summarizer.Client.Comparison;
using Summarizer.Client.Compression;
using Summarizer.Client.Documents;
using Summarizer.Client.Health;
using Summarizer.Client.Models;
using Summarizer.Client.Planning;
using Summarizer.Client.Retrieval;
using Summarizer.Client.Summarization;

namespace Summarizer.Client;

/// <summary>The operations of <see cref="SummarizerClient"/>, for callers that replace it in their tests.</summary>
public interface ISummarizerClient
{
    /// <inheritdoc cref="SummarizerClient.SummarizeAsync(SummarizeRequest, CancellationToken)"/>
    Task<SummarizeResponse> SummarizeAsync(SummarizeRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.SummarizeStreamAsync(SummarizeRequest, CancellationToken)"/>
    IAsyncEnumerable<SummaryEvent> SummarizeStreamAsync(SummarizeRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.SummarizeBatchAsync(BatchRequest, CancellationToken)"/>
    Task<BatchResponse> SummarizeBatchAsync(BatchRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.ReadDocumentAsync(byte[], string, CancellationToken)"/>
    Task<DocumentResponse> ReadDocumentAsync(byte[] content, string mediaType, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.ReadDocumentAsync(Stream, string, CancellationToken)"/>
    Task<DocumentResponse> ReadDocumentAsync(Stream content, string mediaType, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.SummarizeFileAsync(Stream, string, FileSummarySettings, CancellationToken)"/>
    Task<SummarizeResponse> SummarizeFileAsync(
        Stream content, string mediaType, FileSummarySettings? settings = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.CompressAsync(CompressRequest, CancellationToken)"/>
    Task<CompressResponse> CompressAsync(CompressRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.CompressStreamAsync(CompressRequest, CancellationToken)"/>
    IAsyncEnumerable<CompressionEvent> CompressStreamAsync(CompressRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.EmbedAsync(EmbeddingsRequest, CancellationToken)"/>
    Task<EmbeddingsResponse> EmbedAsync(EmbeddingsRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.RerankAsync(RerankRequest, CancellationToken)"/>
    Task<RerankResponse> RerankAsync(RerankRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.CompareAsync(CompareRequest, CancellationToken)"/>
    Task<CompareResponse> CompareAsync(CompareRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.CompareStreamAsync(CompareRequest, CancellationToken)"/>
    IAsyncEnumerable<ComparisonEvent> CompareStreamAsync(CompareRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.PlanAsync(PlanRequest, CancellationToken)"/>
    Task<PlanResponse> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.TokenizeAsync(string, bool, CancellationToken)"/>
    Task<TokenizeResponse> TokenizeAsync(string text, bool includeTokens = false, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.GetInfoAsync(CancellationToken)"/>
    Task<ServiceInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.ListModelsAsync(CancellationToken)"/>
    Task<IReadOnlyList<ModelItem>> ListModelsAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.GetReadinessAsync(CancellationToken)"/>
    Task<ServiceHealth> GetReadinessAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SummarizerClient.GetLivenessAsync(CancellationToken)"/>
    Task<ServiceHealth> GetLivenessAsync(CancellationToken cancellationToken = default);
}
