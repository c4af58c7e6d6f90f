using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Engine.Requests;
using Summarizer.Extraction;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>Summaries.</summary>
internal sealed class SummarizeTask(IOptions<SummarizerOptions> options, TimeProvider clock) : TextTask<SummarizeRequest>
{
    public override string Name => "summarize";

    public override JsonTypeInfo<SummarizeRequest> RequestJson => TaskJson.Default.SummarizeRequest;

    public override SummarizeRequest WithCaller(SummarizeRequest request, Caller caller) => request with { Caller = caller };

    public override SummarizeRequest? Normalize(SummarizeRequest request) => request switch
    {
        { Temperature: > 0, Seed: null } => null,
        { Temperature: > 0 } => request,
        _ => request with { Seed = null, TopP = 1, TopK = 0 },
    };

    public override Task<RunningTask<string, SummarizeResult>> StartAsync(
        ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) =>
        model.Summarizer.StartAsync(request, cancellationToken);

    public override SummarizeResult Degrade(ServedModel model, SummarizeRequest request) =>
        new ExtractiveSummarizer(model.Engine, options.Value.Summarization, clock).Summarize(request);
}
