using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Configures the OpenAI routes.</summary>
internal static class OpenAiMetadata
{
    private static readonly ProblemKind[] Kinds =
    [
        ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
        ProblemKind.UnsupportedMediaType, ProblemKind.Validation,
        ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout,
    ];

    /// <summary>Marks and guards a route, and describes its errors and its stream.</summary>
    /// <param name="route">The route.</param>
    /// <param name="chunk">Object of the chunks of its stream.</param>
    public static RouteHandlerBuilder SpeaksOpenAi(this RouteHandlerBuilder route, string chunk) => route
        .WithMetadata(new RouteErrors(ErrorForm.OpenAi))
        .RequireScope(ApiScopes.OpenAI)
        .RequiresAdmission()
        .WithTags("OpenAI")
        .ProducesOpenAiErrors(Kinds)
        .StreamsEvents(
            $"Server-sent events without names: one {chunk} per piece, with stream_options.include_usage one more with usage and no "
            + "choices, then the text [DONE]. "
            + "A failure is a chunk with error and the finish_reason error, and no [DONE] follows.");
}
