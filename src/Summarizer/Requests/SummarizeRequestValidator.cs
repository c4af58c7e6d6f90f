using System.Globalization;
using System.Numerics;
using Summarizer.Engine.Hosting;

namespace Summarizer.Requests;

/// <summary>Checks every field of a request against the limits of the engine and of the task, and reports all that are wrong at once.</summary>
internal sealed class SummarizeRequestValidator(InferenceEngine engine, SummarizationOptions options)
{
    private const double MaxTemperature = 2;
    private const double MaxRepetitionPenalty = 10;
    private const double MaxLengthPenalty = 10;
    private const int MaxStops = 4;
    private const int MaxStopCharacters = 64;

    /// <exception cref="InvalidRequestException">At least one field is out of range.</exception>
    public void Check(SummarizeRequest request)
    {
        var errors = new FieldErrors();
        CheckText(errors, request);
        CheckLength(errors, request);
        CheckSampling(errors, request);
        CheckStops(errors, request.Stop, request.NumBeams ?? 1);
        errors.ThrowIfAny();
    }

    private void CheckText(FieldErrors errors, SummarizeRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            errors.Add("text", $"text must hold 1 to {options.MaxInputCharacters} characters that are not all white space.");
        }

        Characters(errors, "text", request.Text, options.MaxInputCharacters);
        Characters(errors, "instruction", request.Instruction ?? "", options.MaxInstructionCharacters);
    }

    private void CheckLength(FieldErrors errors, SummarizeRequest request)
    {
        if (request.MaxTokens is { } max)
        {
            InRange(errors, "max_tokens", max, 1, engine.MaxOutputTokens);
        }

        if (request.MinTokens is { } min)
        {
            InRange(errors, "min_tokens", min, 0, Math.Clamp(request.MaxTokens ?? int.MaxValue, 0, engine.MaxOutputTokens));
        }

        AtLeastOne(errors, "max_words", request.MaxWords);
        AtLeastOne(errors, "max_sentences", request.MaxSentences);
        AtLeastOne(errors, "max_characters", request.MaxCharacters);
        Defined(errors, "length", request.Length);
        Defined(errors, "format", request.Format);
        Defined(errors, "truncate", request.Truncate);
        Defined(errors, "strategy", request.Strategy);
    }

    private void CheckSampling(FieldErrors errors, SummarizeRequest request)
    {
        InRange(errors, "temperature", request.Temperature, 0, MaxTemperature);
        InRange(errors, "top_k", request.TopK, 0, engine.Model.Limits.Vocabulary);
        InRange(errors, "no_repeat_ngram_size", request.NoRepeatNgramSize ?? 0, 0, engine.MaxOutputTokens);
        InRange(errors, "num_beams", request.NumBeams ?? 1, 1, engine.MaxBatchSize);
        InRange(errors, "length_penalty", request.LengthPenalty ?? 1, -MaxLengthPenalty, MaxLengthPenalty);
        AboveZero(errors, "top_p", request.TopP, 1);
        AboveZero(errors, "repetition_penalty", request.RepetitionPenalty ?? 1, MaxRepetitionPenalty);
        if (request is { NumBeams: > 1, Temperature: > 0 })
        {
            errors.Add("num_beams", FormattableString.Invariant(
                $"num_beams is {request.NumBeams} and temperature is {request.Temperature}; beam search does not sample. Set num_beams to 1 or temperature to 0."));
        }
    }

    private static void CheckStops(FieldErrors errors, IReadOnlyList<string> stops, int beams)
    {
        InRange(errors, "stop", stops.Count, 0, MaxStops, " texts");
        if (stops.Count > 0 && beams > 1)
        {
            errors.Add("stop", FormattableString.Invariant($"stop has {stops.Count} texts and num_beams is {beams}; beam search does not look at texts. Leave stop out or set num_beams to 1."));
        }

        // JSON can bring null where the type says there is none.
        foreach (string? stop in stops)
        {
            InRange(errors, "stop", stop?.Length ?? 0, 1, MaxStopCharacters, " characters in each text");
        }
    }

    private static void AtLeastOne(FieldErrors errors, string field, int? value)
    {
        if (value < 1)
        {
            errors.Add(field, $"{field} must be 1 or more; it is {value}. Leave it out for no bound.");
        }
    }

    private static void Characters(FieldErrors errors, string field, string value, int limit)
    {
        // A string has at most as many code points as UTF-16 units, so counting is needed only near the limit.
        if (value.Length > limit && value.EnumerateRunes().Count() is var actual && actual > limit)
        {
            errors.Add(field, $"{field} must hold at most {limit} characters; it has {actual}.");
        }
    }

    private static void Defined<T>(FieldErrors errors, string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            errors.Add(field, $"{field} must be one of {string.Join(", ", Enum.GetNames<T>())}; it is {value}.");
        }
    }

    // Written so that NaN is out of every range.
    private static void InRange<T>(FieldErrors errors, string field, T value, T low, T high, string unit = "")
        where T : INumber<T>
    {
        if (!(value >= low && value <= high))
        {
            errors.Add(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be {low} to {high}{unit}; it is {value}."));
        }
    }

    private static void AboveZero(FieldErrors errors, string field, double value, double high)
    {
        if (!(value > 0 && value <= high))
        {
            errors.Add(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be above 0, to {high}; it is {value}."));
        }
    }
}
