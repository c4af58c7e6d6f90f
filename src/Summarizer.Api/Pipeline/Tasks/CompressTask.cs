using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Compression;
using Summarizer.Engine.Requests;
using Summarizer.Extraction;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>Compressions.</summary>
internal sealed class CompressTask(
    IOptions<SummarizerOptions> options, TimeProvider clock) : InferenceTask<CompressRequest, DocumentResult, CompressResult>
{
    public override string Name => "compress";

    public override JsonTypeInfo<CompressRequest> RequestJson => TaskJson.Default.CompressRequest;

    public override JsonTypeInfo<CompressResult> ResultJson => TaskJson.Default.CompressResult;

    public override CompressRequest WithCaller(CompressRequest request, Caller caller) => request with { Caller = caller };

    public override Task<RunningTask<DocumentResult, CompressResult>> StartAsync(
        ServedModel model, CompressRequest request, CancellationToken cancellationToken)
    {
        var compressor = model.Compressor ?? throw new ProblemException(
            ProblemKind.ModelNotFound,
            $"The model '{model.Name}' was not trained to answer questions, so it cannot compress. Serve a bundle whose manifest has a "
            + "prompt for compress.");
        return compressor.StartAsync(request, cancellationToken);
    }

    public override CompressResult Degrade(ServedModel model, CompressRequest request) =>
        new ExtractiveCompressor(model.Engine, options.Value.Compression, clock).Compress(request);

    public override RunningTask<DocumentResult, CompressResult> Finished(CompressResult result) =>
        new(_ => result.Results.ToAsyncEnumerable(), Task.FromResult(result)) { InputTokens = result.InputTokens };

    public override CompressResult WithTimings(CompressResult result, SummaryTimings timings) => result with { Timings = timings };

    public override TaskOutcome Describe(CompressResult result) => new(result.Timings, result.ModelInputTokens, result.ModelOutputTokens)
    {
        CompressionRatio = result.ContextTokens > 0 ? (double)result.InputTokens / result.ContextTokens : null,
        EngineFailed = result.Results.Any(r => r.Reason == DropReason.Failed),
        Degraded = result.Degraded,
    };
}
