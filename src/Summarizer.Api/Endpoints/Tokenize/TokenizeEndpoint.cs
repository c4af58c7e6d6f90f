using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Serving;
using Summarizer.Summarization;

namespace Summarizer.Api.Endpoints.Tokenize;

/// <summary>POST /tokenize.</summary>
internal static class TokenizeEndpoint
{
    public static void MapTokenize(this IEndpointRouteBuilder routes) => routes
        .MapPost("/tokenize", Tokenize)
        .WithName("tokenize")
        .RequiresAdmission()
        .WithTags("Models")
        .WithSummary("Count and show the tokens of a text")
        .WithDescription("The text alone, without the prompt that a task puts around it.")
        .ProducesProblems(
            ProblemKind.InvalidJson,
            ProblemKind.Unauthorized,
            ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType,
            ProblemKind.Validation,
            ProblemKind.Overloaded,
            ProblemKind.Loading);

    private static Ok<TokenizeResponse> Tokenize(JsonBody<TokenizeBody> body, ModelHost host, IOptions<SummarizerOptions> options)
    {
        var tokenizer = host.Model.Engine.Tokenizer!;
        var text = body.Value.Text;
        var limit = options.Value.Summarization.MaxInputCharacters;
        var offsets = new CodePointOffsets(text);
        if (offsets.Count > limit)
        {
            throw new InvalidRequestException(
                new Dictionary<string, string[]> { ["text"] = [$"text must hold at most {limit} characters; it has {offsets.Count}."] });
        }

        var spans = tokenizer.EncodeSpans(text);
        return TypedResults.Ok(new TokenizeResponse(spans.Count)
        {
            Tokens = body.Value.Tokens is false ? null : [.. spans.Select(
                s => new TokenItem(s.Id, tokenizer.Piece(s.Id), offsets.At(s.Start), offsets.At(s.End)))],
        });
    }
}
