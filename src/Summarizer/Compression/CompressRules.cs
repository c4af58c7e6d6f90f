using System.Globalization;
using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>Checks every field of a request, and reports all that are wrong at once.</summary>
internal sealed class CompressRules(CompressionOptions options)
{
    /// <exception cref="InvalidRequestException">At least one field is out of range.</exception>
    public void Check(CompressRequest request)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(request.Query) || request.Query.Length > options.MaxQueryCharacters)
        {
            errors.Add(
                "query",
                $"query must hold 1 to {options.MaxQueryCharacters} characters that are not all white space; it has "
                + $"{request.Query?.Length ?? 0}.");
        }

        if (request.Documents.Count is 0 || request.Documents.Count > options.MaxDocuments)
        {
            errors.Add("documents", $"documents must hold 1 to {options.MaxDocuments} entries; it has {request.Documents.Count}.");
        }

        var characters = request.Documents.Sum(d => (long)d.Length);
        if (characters > options.MaxInputCharacters)
        {
            errors.Add(
                "documents", $"documents must hold at most {options.MaxInputCharacters} characters together; they have {characters}.");
        }

        if (request is { TargetTokens: not null, Rate: not null })
        {
            errors.Add("rate", "rate and target_tokens are two ways to give the budget; give one of them.");
        }

        AtLeastOne(errors, "target_tokens", request.TargetTokens);
        AtLeastOne(errors, "max_tokens_per_document", request.MaxTokensPerDocument);
        AtLeastOne(errors, "top_k", request.TopK);
        if (request.Rate is { } rate && !(rate > 0 && rate <= 1))
        {
            errors.Add("rate", string.Create(CultureInfo.InvariantCulture, $"rate must be above 0, to 1; it is {rate}."));
        }

        if (request.ScoreThreshold is { } threshold && !(threshold >= 0 && threshold <= 1))
        {
            errors.Add(
                "score_threshold", string.Create(CultureInfo.InvariantCulture, $"score_threshold must be 0 to 1; it is {threshold}."));
        }

        if (!(request.Diversity >= 0 && request.Diversity <= 1))
        {
            errors.Add("diversity", string.Create(CultureInfo.InvariantCulture, $"diversity must be 0 to 1; it is {request.Diversity}."));
        }

        errors.ThrowIfAny();
    }

    private static void AtLeastOne(FieldErrors errors, string field, int? value)
    {
        if (value < 1)
        {
            errors.Add(field, $"{field} must be at least 1; it is {value}.");
        }
    }
}
