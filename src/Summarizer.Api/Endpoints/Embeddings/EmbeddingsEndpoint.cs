using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Embeddings;

/// <summary>POST /v1/embeddings: OpenAI's route.</summary>
internal static class EmbeddingsEndpoint
{
    public static void MapEmbeddings(this IEndpointRouteBuilder routes) => routes.MapPost("/v1/embeddings", EmbedAsync)
        .WithMetadata(new RouteErrors(ErrorForm.OpenAi))
        .WithName("embeddings")
        .RequireScope(ApiScopes.OpenAI)
        .RequiresAdmission()
        .WithTags("OpenAI")
        .WithSummary("Vectors of texts")
        .WithDescription(
            "OpenAI's route. Vectors have unit length, so their dot product is the cosine. A text that is longer than the model reads "
            + "at once is read in windows, and its vector is their mean.")
        .Produces<EmbeddingsResponse>()
        .ProducesOpenAiErrors(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType,
            ProblemKind.Validation, ProblemKind.Overloaded, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Ok<EmbeddingsResponse>> EmbedAsync(
        JsonBody<EmbeddingsBody> body, HttpContext context, EmbeddingHost host, IOptions<SummarizerOptions> options, TimeProvider clock)
    {
        var model = host.Require(body.Value.Model);
        var texts = Check(body.Value, model.Dimensions, options.Value.Retrieval);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var vectors = await Task.WhenAll(texts.Select(t => model.EmbedPassageAsync([t], deadline.Token)));
            var tokens = vectors.Sum(v => v.Tokens);
            var asText = body.Value.EncodingFormat is EmbeddingFormat.Base64;
            return TypedResults.Ok(new EmbeddingsResponse(
                [.. vectors.Select(
                    (v, i) => new EmbeddingItem(i, asText ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(v.Whole)) : v.Whole))],
                model.Manifest.Name,
                new(tokens, tokens)));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static IReadOnlyList<string> Check(EmbeddingsBody body, int dimensions, RetrievalOptions limits)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var texts = Texts(body.Input);
        if (texts is null || texts.Any(string.IsNullOrWhiteSpace))
        {
            errors["input"] = ["input must be a text or a list of texts, none of them empty. Token ids are not accepted: they are "
                + "those of another tokenizer."];
        }
        else if (texts.Count == 0 || texts.Count > limits.MaxInputs)
        {
            errors["input"] = [string.Create(
                CultureInfo.InvariantCulture, $"input must hold 1 to {limits.MaxInputs} texts; it has {texts.Count}.")];
        }
        else if (texts.Sum(t => (long)t.Length) is var characters && characters > limits.MaxCharacters)
        {
            errors["input"] = [string.Create(
                CultureInfo.InvariantCulture, $"input must hold at most {limits.MaxCharacters} characters; it has {characters}.")];
        }

        if (body.Dimensions is { } wanted && wanted != dimensions)
        {
            errors["dimensions"] = [string.Create(
                CultureInfo.InvariantCulture, $"dimensions must be {dimensions}, the model's own; it is {wanted}. Leave it out.")];
        }

        return errors.Count == 0 ? texts! : throw new InvalidRequestException(errors);
    }

    private static IReadOnlyList<string>? Texts(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [input.GetString()!],
        JsonValueKind.Array when input.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [.. input.EnumerateArray().Select(e => e.GetString()!)],
        _ => null,
    };
}
