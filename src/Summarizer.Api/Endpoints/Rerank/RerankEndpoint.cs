using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;
using Summarizer.Relevance;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Rerank;

/// <summary>POST /v1/rerank, and /v2/rerank, where Cohere's clients look for it.</summary>
internal static class RerankEndpoint
{
    public static void MapRerank(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/v1/rerank", RankAsync), "rerank");
        Describe(routes.MapPost("/v2/rerank", RankAsync), "rerankV2");
    }

    private static void Describe(RouteHandlerBuilder route, string name) => route
        .WithName(name)
        .RequireScope(ApiScopes.Compress)
        .RequiresAdmission()
        .WithTags("Compression")
        .WithSummary("Put documents in order by how probably they answer a question")
        .WithDescription("The form of Cohere and Jina. Scores are the same as those of /v1/compress: 1 - no_answer_score.")
        .Produces<RerankResponse>()
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType,
            ProblemKind.Validation, ProblemKind.Overloaded, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Ok<RerankResponse>> RankAsync(
        JsonBody<RerankBody> body, HttpContext context, EmbeddingHost host, IOptions<SummarizerOptions> options, TimeProvider clock)
    {
        var request = body.Value;
        Check(request, options.Value);
        var model = request.Model is null ? host.Model : host.Require(request.Model);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var scores = await new PassageRanker(model).ScoreAsync(
                request.Query, [.. request.Documents.Select(d => d.Text)], [.. request.Documents.Select(d => d.Title)],
                [.. request.Documents.Select((d, i) => d.BlocksAt(i))], deadline.Token);
            var order = Enumerable.Range(0, scores.Count).OrderByDescending(d => scores[d]).ThenBy(d => d).Take(request.TopN ?? int.MaxValue);
            return TypedResults.Ok(new RerankResponse
            {
                Id = $"rnk-{Guid.NewGuid():N}",
                Model = model?.Manifest.Name,
                Results = [.. order.Select(d => Item(request, d, scores[d]))],
                Usage = new(model is null ? 0 : model.CountTokens(request.Query) + request.Documents.Sum(d => model.CountTokens(d.Text))),
            });
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static RerankItem Item(RerankBody request, int document, double score) => new(document, Math.Round(score, 6))
    {
        Document = request.ReturnDocuments is true ? new(request.Documents[document].Text) : null,
    };

    private static void Check(RerankBody body, SummarizerOptions options)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(body.Query) || body.Query.Length > options.Compression.MaxQueryCharacters)
        {
            errors["query"] = [string.Create(
                CultureInfo.InvariantCulture,
                $"query must hold 1 to {options.Compression.MaxQueryCharacters} characters that are not all white space; it has "
                + $"{body.Query.Length}.")];
        }

        var characters = body.Documents.Sum(d => (long)d.Text.Length);
        if (body.Documents.Count is 0 || body.Documents.Count > options.Retrieval.MaxDocuments || characters > options.Retrieval.MaxCharacters)
        {
            errors["documents"] =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"documents must hold 1 to {options.Retrieval.MaxDocuments} entries with at most {options.Retrieval.MaxCharacters} "
                    + $"characters together; it has {body.Documents.Count} with {characters}."),
            ];
        }

        if (body.TopN < 1)
        {
            errors["top_n"] = [string.Create(CultureInfo.InvariantCulture, $"top_n must be 1 or more; it is {body.TopN}. Leave it out for all results.")];
        }

        if (errors.Count > 0)
        {
            throw new InvalidRequestException(errors);
        }
    }
}
