using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Relevance;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>POST /embed and POST /rerank, as Text Embeddings Inference has them.</summary>
internal static class EmbedEndpoint
{
    public static void MapEmbed(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/embed", EmbedAsync)
            .SpeaksPlainly("embed", ApiScopes.OpenAI)
            .WithSummary("Vectors of texts, as Text Embeddings Inference gives them")
            .WithDescription("Vectors have unit length. A long text is read in windows.");
        routes.MapPost("/rerank", RankAsync)
            .SpeaksPlainly("rerankTexts", ApiScopes.Compress)
            .WithSummary("Put texts in order, as Text Embeddings Inference does")
            .WithDescription("Scores are those of /v1/rerank.");
    }

    private static async Task<Ok<IReadOnlyList<float[]>>> EmbedAsync(
        JsonBody<EmbedBody> body, [AsParameters] PromptServices services, EmbeddingHost host)
    {
        var model = host.Require(null);
        var limits = services.Options.Value.Retrieval;
        var texts = Texts(body.Value.Inputs);
        Check("inputs", texts, limits.MaxInputs, limits);
        var deadline = services.StartDeadline();
        try
        {
            var vectors = await Task.WhenAll(texts.Select(t => model.EmbedPassageAsync([t], deadline.Token)));
            return TypedResults.Ok<IReadOnlyList<float[]>>([.. vectors.Select(v => v.Whole)]);
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async Task<Ok<IReadOnlyList<RankedText>>> RankAsync(
        JsonBody<RankBody> body, [AsParameters] PromptServices services, EmbeddingHost host)
    {
        var options = services.Options.Value;
        var (query, texts) = (body.Value.Query, body.Value.Texts);
        Check("texts", texts, options.Retrieval.MaxDocuments, options.Retrieval);
        if (string.IsNullOrWhiteSpace(query) || query.Length > options.Compression.MaxQueryCharacters)
        {
            throw PromptServices.Refused("query", string.Create(
                CultureInfo.InvariantCulture, $"query must hold 1 to {options.Compression.MaxQueryCharacters} characters that are not all white space."));
        }

        var deadline = services.StartDeadline();
        try
        {
            var scores = await new PassageRanker(host.Model).ScoreAsync(query, texts, [], [], deadline.Token);
            var order = Enumerable.Range(0, texts.Count).OrderByDescending(i => scores[i]).ThenBy(i => i);
            return TypedResults.Ok<IReadOnlyList<RankedText>>(
                [.. order.Select(i => new RankedText(i, Math.Round(scores[i], 6)) { Text = body.Value.ReturnText is true ? texts[i] : null })]);
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement inputs) => inputs.ValueKind switch
    {
        JsonValueKind.String => [inputs.GetString()!],
        JsonValueKind.Array when inputs.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [.. inputs.EnumerateArray().Select(e => e.GetString()!)],
        _ => throw PromptServices.Refused("inputs", "inputs must be a text or an array of texts."),
    };

    private static void Check(string field, IReadOnlyList<string> texts, int most, RetrievalOptions limits)
    {
        var characters = texts.Sum(t => (long)t.Length);
        if (texts.Count == 0 || texts.Count > most || characters > limits.MaxCharacters || texts.Any(string.IsNullOrWhiteSpace))
        {
            throw PromptServices.Refused(field, string.Create(
                CultureInfo.InvariantCulture,
                $"{field} must hold 1 to {most} texts, none of them empty, with at most {limits.MaxCharacters} characters together; it has "
                + $"{texts.Count} with {characters}."));
        }
    }
}

/// <summary>Texts to embed. Fields that are not listed are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EmbedBody
{
    /// <summary>A text, or several.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public required JsonElement Inputs { get; init; }
}

/// <summary>Texts to put in order. Fields that are not listed are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record RankBody
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The texts.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>Give the texts back.</summary>
    public bool? ReturnText { get; init; }
}

/// <summary>One text.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="Score">How probably it answers, 0 to 1.</param>
internal sealed record RankedText(int Index, double Score)
{
    /// <summary>The text, where it was asked for.</summary>
    public string? Text { get; init; }
}
