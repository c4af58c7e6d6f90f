using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>POST /v1/documents.</summary>
internal static class DocumentsEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/documents", ReadAsync)
        .WithName("documents")
        .RequiresAdmission()
        .WithTags("Documents")
        .WithSummary("Read the text of a file")
        .WithDescription("A text, Markdown, HTML, PDF, Word, PowerPoint, Excel, OpenDocument text, RTF, mail or CSV file, as the body or "
            + "in a form. Nothing is stored. The text is what POST /v1/summarize reads when it is given the same file.")
        .AddOpenApiOperationTransformer(UploadContract.DescribeAsync)
        .ProducesProblems(
            ProblemKind.BadRequest, ProblemKind.Unauthorized, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType,
            ProblemKind.UnreadableDocument, ProblemKind.Overloaded,
            ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Ok<DocumentResponse>> ReadAsync(
        DocumentBody body, HttpContext context, DocumentExtractionService extraction, IOptions<SummarizerOptions> options,
        TimeProvider clock)
    {
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            return TypedResults.Ok(DocumentResponse.From(await extraction.ReadAsync(body.File, deadline.Token)));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }
}
