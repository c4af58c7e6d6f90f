using System.Globalization;
using Summarizer.Bundles;
using Summarizer.Grounding;

namespace Summarizer.Requests;

/// <summary>
/// The fields of a request that steer how a model writes. A model whose card lacks the mode <c>free_text</c> was not trained to write:
/// what it would write is not worth reading, so such a request is refused.
/// </summary>
public static class WritingFields
{
    private const string Models = "serve a model that writes (docs/models.md)";

    /// <summary>Whether a model may be asked to write.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What the operator allows.</param>
    public static bool MayBeUsed(BundleManifest model, SummarizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return options.AllowUntrainedModes || model.Supports(OutputMode.FreeText);
    }

    /// <summary>Names and values of the fields that ask the model to write. A value that changes nothing asks for nothing.</summary>
    public static IReadOnlyList<(string Field, string Value)> Of(SummarizeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (string Field, IFormattable? Value)[] numbers =
        [
            ("temperature", request.Temperature > 0 ? request.Temperature : null),
            ("min_tokens", request.MinTokens > 0 ? request.MinTokens : null),
            ("num_beams", request.NumBeams > 1 ? request.NumBeams : null),
            ("no_repeat_ngram_size", request.NoRepeatNgramSize > 0 ? request.NoRepeatNgramSize : null),
            ("repetition_penalty", request.RepetitionPenalty is not 1 ? request.RepetitionPenalty : null),
            ("length_penalty", request.LengthPenalty),
        ];
        return
        [
            .. numbers.Where(n => n.Value is not null).Select(n => (n.Field, n.Value!.ToString(null, CultureInfo.InvariantCulture))),
            .. request.EarlyStopping is true ? [("early_stopping", "true")] : Array.Empty<(string, string)>(),
        ];
    }

    /// <summary>The same request without those fields.</summary>
    public static SummarizeRequest Without(SummarizeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with
        {
            Temperature = 0,
            MinTokens = null,
            NumBeams = null,
            NoRepeatNgramSize = null,
            RepetitionPenalty = null,
            LengthPenalty = null,
            EarlyStopping = null,
        };
    }

    /// <summary>Refuses what a model that quotes cannot do.</summary>
    /// <exception cref="InvalidRequestException">The request asks such a model to write.</exception>
    internal static void Check(SummarizeRequest request, BundleManifest model, SummarizationOptions options)
    {
        if (MayBeUsed(model, options))
        {
            return;
        }

        var errors = new FieldErrors();
        CheckExtractiveness(errors, request.Extractiveness, model, "Set extractiveness to high or auto");
        if (request.Extractiveness == Extractiveness.Medium)
        {
            errors.Add("extractiveness", $"extractiveness is medium, so the model would write parts of sentences; {Why(model)} Set extractiveness to high or auto, or {Models}.");
        }

        foreach (var (field, value) in Of(request))
        {
            errors.Add(field, $"{field} is {value}, which steers how a model writes; {Why(model)} Leave {field} out, or {Models}.");
        }

        errors.ThrowIfAny();
    }

    /// <summary>Adds an error where a model that quotes is asked for its own words.</summary>
    internal static void CheckExtractiveness(FieldErrors errors, Extractiveness asked, BundleManifest model, string remedy)
    {
        if (asked == Extractiveness.Low)
        {
            errors.Add("extractiveness", $"extractiveness is low, so the model would write in its own words; {Why(model)} {remedy}, or {Models}.");
        }
    }

    private static string Why(BundleManifest model) => $"'{model.Name}' was not trained to write, it quotes (its card lacks the mode free_text).";
}
