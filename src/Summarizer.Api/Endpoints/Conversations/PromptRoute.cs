using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Services of the routes that other servers have.</summary>
internal sealed record PromptServices(
    HttpContext Context,
    ModelHost Host,
    InferencePipeline Pipeline,
    EventStreams Streams,
    IOptions<SummarizerOptions> Options,
    TimeProvider Clock)
{
    /// <summary>Answers say in it what other servers have no field for: codes of warnings, separated by commas.</summary>
    public const string WarningHeader = "X-Summarizer-Warnings";

    private const string IgnoredFields = "X-Ignored-Fields";

    /// <summary>Starts the time that the request may take.</summary>
    public RequestDeadline StartDeadline() => RequestDeadline.Start(Context, Options.Value.RequestTimeout, Clock);

    /// <summary>Says warnings in the header.</summary>
    public void Warn(IEnumerable<SummaryWarning?> warnings)
    {
        var codes = string.Join(", ", warnings.OfType<SummaryWarning>().Select(w => w.Code).Distinct());
        if (codes.Length > 0)
        {
            Context.Response.Headers[WarningHeader] = codes;
        }
    }

    /// <summary>
    /// Starts a summary, without what steers how a model writes where the served model quotes: clients send such fields whether or not
    /// anybody asked for them. A header of the answer names them.
    /// </summary>
    public Task<RunningTask<string, SummarizeResult>> RunAsync(
        ServedModel model, SummarizeRequest request, string field, CancellationToken cancellationToken)
    {
        var ignored = WritingFields.Of(request);
        var isUsed = ignored.Count == 0 || WritingFields.MayBeUsed(model.Engine.Model, Options.Value.Summarization);
        if (!isUsed)
        {
            Context.Response.Headers[IgnoredFields] = string.Join(", ", ignored.Select(f => f.Field));
        }

        return NamedAsync(Pipeline.RunAsync(model, isUsed ? request : WritingFields.Without(request), cancellationToken), field);
    }

    /// <summary>Most tokens to write: a client of another model's size asks for more than this one can.</summary>
    public static int? Cap(int? tokens, ServedModel model) => tokens is > 0 and var wanted ? Math.Min(wanted, model.Engine.MaxOutputTokens) : null;

    // The task calls its document text.
    private static async Task<T> NamedAsync<T>(Task<T> start, string field)
    {
        try
        {
            return await start;
        }
        catch (InvalidRequestException e) when (e.Errors.TryGetValue("text", out var messages))
        {
            throw new InvalidRequestException(new Dictionary<string, string[]>
            {
                [field] = [.. messages.Select(m => m.StartsWith("text ", StringComparison.Ordinal) ? field + m[4..] : m)],
            });
        }
    }

    /// <summary>Refuses a field.</summary>
    public static InvalidRequestException Refused(string field, string message) => new(new Dictionary<string, string[]> { [field] = [message] });
}

/// <summary>Configures routes that other servers have.</summary>
internal static class PromptRoute
{
    /// <summary>Guards a route and describes its errors, whose form is that of the other server.</summary>
    public static RouteHandlerBuilder SpeaksPlainly(this RouteHandlerBuilder route, string name, string scope = ApiScopes.Summarize) => route
        .WithMetadata(new RouteErrors(ErrorForm.Plain))
        .WithName(name)
        .RequireScope(scope)
        .RequiresAdmission()
        .WithTags("Compatibility")
        .ProducesPlainErrors(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType, ProblemKind.Validation, ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading,
            ProblemKind.Timeout);
}
