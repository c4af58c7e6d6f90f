using Summarizer.Client.Comparison;
using Summarizer.Client.Compression;
using Summarizer.Client.Configuration;
using Summarizer.Client.Documents;
using Summarizer.Client.Health;
using Summarizer.Client.Models;
using Summarizer.Client.Planning;
using Summarizer.Client.Problems;
using Summarizer.Client.Retrieval;
using Summarizer.Client.Summarization;
using Summarizer.Client.Wire;

namespace Summarizer.Client;

/// <summary>Calls the Summarizer service. Safe for use by many callers at once.</summary>
/// <remarks>
/// Every method can throw <see cref="SummarizerProblemException"/> when the service refuses or fails, <see cref="HttpRequestException"/>
/// when there is no
/// connection or it is lost before the answer begins, <see cref="HttpIOException"/> when the answer breaks off or does not follow the
/// contract, <see cref="TimeoutException"/> when a time of
/// <see cref="SummarizerClientOptions"/> is over, and <see cref="OperationCanceledException"/> when the caller's token is cancelled.
/// Cancelling, or leaving the loop over a stream, ends the work in the service too.
/// </remarks>
public sealed class SummarizerClient : ISummarizerClient
{
    private readonly HttpExchange _exchange;

    /// <summary>
    /// A client over an <see cref="HttpClient"/> of the caller's, which is not disposed. Retries are a matter of that one's handlers;
    /// <c>services.AddSummarizerClient()</c> makes a client that has them.
    /// </summary>
    /// <param name="http">Sends the requests; its own <see cref="HttpClient.Timeout"/> counts too.</param>
    /// <param name="options">Where the service is and how patient the client is.</param>
    /// <param name="clock">Measures the times; the system's when null.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of range.</exception>
    public SummarizerClient(HttpClient http, SummarizerClientOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        SummarizerClientOptionsValidator.Check(options);
        Endpoint = options.Endpoint;
        _exchange = new(http, options, clock ?? TimeProvider.System);
    }

    /// <summary>Address of the service.</summary>
    public Uri Endpoint { get; }

    /// <summary>Summarizes one document.</summary>
    /// <param name="request">The document and what to make of it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SummarizeResponse> SummarizeAsync(SummarizeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/summarize", request, ClientJson.Default.SummarizeRequest, ClientJson.Default.SummarizeResponse, cancellationToken);
    }

    /// <summary>Summarizes one document and gives the text as it is written. The request is sent when the enumeration begins.</summary>
    /// <param name="request">The document and what to make of it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Events, of which <see cref="SummaryCompleted"/> is the last.</returns>
    public IAsyncEnumerable<SummaryEvent> SummarizeStreamAsync(SummarizeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.StreamAsync(
            "v1/summarize", request with { Stream = true }, ClientJson.Default.SummarizeRequest, EventParsers.Summary, e =>
                e is SummaryCompleted, cancellationToken);
    }

    /// <summary>Summarizes many documents in the same way; one that fails does not take the others along.</summary>
    /// <param name="request">The documents and what to make of them.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<BatchResponse> SummarizeBatchAsync(BatchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/summarize/batch", request, ClientJson.Default.BatchRequest, ClientJson.Default.BatchResponse, cancellationToken);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="mediaType">What it is, for example application/pdf; see <see cref="MediaTypes"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<DocumentResponse> ReadDocumentAsync(byte[] content, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return _exchange.PostFileAsync("v1/documents", content, mediaType, ClientJson.Default.DocumentResponse, cancellationToken);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="content">The file, read to its end before anything is sent, so that a retry can send it again.</param>
    /// <param name="mediaType">What it is, for example application/pdf; see <see cref="MediaTypes"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<DocumentResponse> ReadDocumentAsync(
        Stream content, string mediaType, CancellationToken cancellationToken = default) =>
        await ReadDocumentAsync(
            await ReadAllAsync(content, cancellationToken).ConfigureAwait(false), mediaType, cancellationToken).ConfigureAwait(false);

    /// <summary>Summarizes a file.</summary>
    /// <param name="content">The file, read to its end before anything is sent, so that a retry can send it again.</param>
    /// <param name="mediaType">What it is, for example application/pdf; see <see cref="MediaTypes"/>.</param>
    /// <param name="settings">What to make of it; null for the defaults of the service.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SummarizeResponse> SummarizeFileAsync(
        Stream content, string mediaType, FileSummarySettings? settings = null, CancellationToken cancellationToken = default)
    {
        var bytes = await ReadAllAsync(content, cancellationToken).ConfigureAwait(false);
        var route = "v1/summarize" + QueryFields.Of(settings ?? new(), ClientJson.Default.FileSummarySettings);
        return await _exchange.PostFileAsync(
            route, bytes, mediaType, ClientJson.Default.SummarizeResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reduces retrieved documents to what answers a question.</summary>
    /// <param name="request">The question, the documents and the budget.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<CompressResponse> CompressAsync(CompressRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/compress", request, ClientJson.Default.CompressRequest, ClientJson.Default.CompressResponse, cancellationToken);
    }

    /// <summary>Reduces retrieved documents and gives each as it finishes. The request is sent when the enumeration begins.</summary>
    /// <param name="request">The question, the documents and the budget.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Events, of which <see cref="CompressionCompleted"/> is the last.</returns>
    public IAsyncEnumerable<CompressionEvent> CompressStreamAsync(CompressRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.StreamAsync(
            "v1/compress", request with { Stream = true }, ClientJson.Default.CompressRequest, EventParsers.Compression, e =>
                e is CompressionCompleted, cancellationToken);
    }

    /// <summary>Makes vectors of texts.</summary>
    /// <param name="request">The texts.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<EmbeddingsResponse> EmbedAsync(EmbeddingsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/embeddings", request, ClientJson.Default.EmbeddingsRequest, ClientJson.Default.EmbeddingsResponse, cancellationToken);
    }

    /// <summary>Puts documents in order by how probably they answer a question.</summary>
    /// <param name="request">The question and the documents.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<RerankResponse> RerankAsync(RerankRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/rerank", request, ClientJson.Default.RerankRequest, ClientJson.Default.RerankResponse, cancellationToken);
    }

    /// <summary>
    /// Measures the served model against the baseline. It takes as long as all turns together: mind <see
    /// cref="SummarizerClientOptions.Timeout"/>, or stream.
    /// </summary>
    /// <param name="request">What to compare, and how often.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public Task<CompareResponse> CompareAsync(CompareRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.PostAsync(
            "v1/compare", request, ClientJson.Default.CompareRequest, ClientJson.Default.CompareResponse, cancellationToken);
    }

    /// <summary>
    /// Measures the served model against the baseline and tells of every turn. The request is sent when the enumeration begins.
    /// </summary>
    /// <param name="request">What to compare, and how often.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>Events, of which <see cref="ComparisonCompleted"/> is the last.</returns>
    public IAsyncEnumerable<ComparisonEvent> CompareStreamAsync(CompareRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.StreamAsync(
            "v1/compare", request with { Stream = true }, ClientJson.Default.CompareRequest, EventParsers.Comparison, e =>
                e is ComparisonCompleted, cancellationToken);
    }

    /// <summary>Predicts memory and time of models on a device. Nothing is loaded or run, unless the device is the service's own.</summary>
    /// <param name="request">The models, the device and the lengths.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<PlanResponse> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _exchange.GetAsync(
            "v1/plan" + QueryFields.Of(request, ClientJson.Default.PlanRequest), ClientJson.Default.PlanResponse, cancellationToken);
    }

    /// <summary>Counts the served model's tokens of a text, without the prompt that a task puts around it.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="includeTokens">Whether to list the tokens too.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<TokenizeResponse> TokenizeAsync(string text, bool includeTokens = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _exchange.PostAsync(
            "tokenize", new(text, includeTokens), ClientJson.Default.TokenizeRequest, ClientJson.Default.TokenizeResponse,
            cancellationToken);
    }

    /// <summary>What is served and its limits.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<ServiceInfo> GetInfoAsync(CancellationToken cancellationToken = default) => _exchange.GetAsync(
        "info", ClientJson.Default.ServiceInfo, cancellationToken);

    /// <summary>The models that the service answers with.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<IReadOnlyList<ModelItem>> ListModelsAsync(CancellationToken cancellationToken = default) =>
        (await _exchange.GetAsync("v1/models", ClientJson.Default.ModelList, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>
    /// Gets whether the service takes requests: the model is loaded, has decoded a token, and the service is not draining.
    /// </summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The checks, also when the service is not ready: that is an answer, not an exception.</returns>
    public Task<ServiceHealth> GetReadinessAsync(CancellationToken cancellationToken = default) =>
        _exchange.ProbeAsync("health/ready", ClientJson.Default.ServiceHealth, cancellationToken);

    /// <summary>Gets whether the process works: the server answers and the engine's loop makes progress.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The checks, also when the process should be restarted.</returns>
    public Task<ServiceHealth> GetLivenessAsync(CancellationToken cancellationToken = default) =>
        _exchange.ProbeAsync("health/live", ClientJson.Default.ServiceHealth, cancellationToken);

    private static async Task<byte[]> ReadAllAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var all = new MemoryStream();
        await content.CopyToAsync(all, cancellationToken).ConfigureAwait(false);
        return all.ToArray();
    }
}
