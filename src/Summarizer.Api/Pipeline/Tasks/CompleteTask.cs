using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>Raw completions. Nothing but the model can tell what it would write next, so they cannot be degraded.</summary>
internal sealed class CompleteTask(IOptions<SummarizerOptions> options, TimeProvider clock) : TextTask<CompletionRequest>
{
    public override string Name => "complete";

    public override JsonTypeInfo<CompletionRequest> RequestJson => TaskJson.Default.CompletionRequest;

    public override bool CanDegrade => false;

    public override CompletionRequest WithCaller(CompletionRequest request, Caller caller) => request with { Caller = caller };

    public override CompletionRequest? Normalize(CompletionRequest request) => request switch
    {
        { Temperature: > 0, Seed: null } => null,
        { Temperature: > 0 } => request,
        _ => request with { Seed = null, TopP = 1, TopK = 0 },
    };

    public override Task<RunningTask<string, SummarizeResult>> StartAsync(
        ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        new TextCompleter(model.Engine, options.Value.Summarization, clock).StartAsync(request, cancellationToken);

    public override SummarizeResult Degrade(ServedModel model, CompletionRequest request) =>
        throw new NotSupportedException("A completion cannot be made without the model.");
}
