using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Tokenize;

/// <summary>POST /tokenize.</summary>
internal static class TokenizeEndpoint
{
    private const int MostTokens = 1_000_000;

    public static void MapTokenize(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/tokenize", Tokenize), "tokenize")
            .WithSummary("Count and show the tokens of a text")
            .WithDescription("The text alone, without the prompt that a task puts around it.");
        Describe(routes.MapPost("/detokenize", Detokenize), "detokenize")
            .WithSummary("Show the text of tokens")
            .WithDescription("Special tokens have no text.");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name) => route
        .WithName(name)
        .RequiresAdmission()
        .WithTags("Models")
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

    private static Ok<DetokenizeResponse> Detokenize(JsonBody<DetokenizeBody> body, ModelHost host)
    {
        var engine = host.Model.Engine;
        var (ids, vocabulary) = (body.Value.Tokens, engine.Model.Limits.Vocabulary);
        if (ids.Count > MostTokens || ids.Any(id => id < 0 || id >= vocabulary))
        {
            throw new InvalidRequestException(new Dictionary<string, string[]>
            {
                ["tokens"] = [FormattableString.Invariant($"tokens must hold at most {MostTokens} ids, each 0 to {vocabulary - 1}.")],
            });
        }

        var text = engine.Tokenizer!.Decode(ids);
        return TypedResults.Ok(new DetokenizeResponse(text, text));
    }
}
