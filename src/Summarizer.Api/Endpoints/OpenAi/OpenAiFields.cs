using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Reads the fields that both routes have, and collects what is wrong with them.</summary>
internal sealed class OpenAiFields
{
    private const string IgnoredFields = "X-Ignored-Fields";
    private const int MostShown = 10;
    private const int LongestShown = 40;

    // They say who asks, how it is billed or what to keep, not what the answer should be.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "prediction",
        "parallel_tool_calls", "tool_choice", "function_call");

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);
    private readonly List<Warning> _warnings = [];

    /// <summary>These warnings and those of the answers; null for none.</summary>
    public IReadOnlyList<Warning>? With(params IReadOnlyList<SummarizeResult> results) =>
        (List<Warning>)[.. _warnings, .. results.SelectMany(r => Warning.From(r.Warnings))] is { Count: > 0 } all ? all : null;

    public void Refuse(string field, string message) => _errors[field] = [message];

    /// <summary>Refuses a field that would change the answer in a way that there is no support for.</summary>
    public void RefuseIf(bool given, string field, string message)
    {
        if (given)
        {
            Refuse(field, message);
        }
    }

    public void RefuseChoices(string field, int? count) =>
        RefuseIf(
            count is not (null or 1),
            field,
            string.Create(CultureInfo.InvariantCulture, $"{field} must be 1; it is {count}. ")
            + "Send one request for each answer, with different seeds.");

    /// <summary>Warns of the fields that both routes take and do not use.</summary>
    public void WarnIfIgnored(SamplingFields body)
    {
        WarnIf(body.PresencePenalty is not (null or 0), "presence_penalty", "the model has none. repetition_penalty does something similar");
        WarnIf(body.FrequencyPenalty is not (null or 0), "frequency_penalty", "the model has none. repetition_penalty does something similar");
        WarnIf(
            body.LogitBias is { } bias && !(bias.ValueKind == JsonValueKind.Object && !bias.EnumerateObject().Any()),
            "logit_bias",
            "token ids are those of another model");
        var others = body.Others?.Where(o => o.Value.ValueKind != JsonValueKind.Null && !Harmless.Contains(o.Key)).Select(o => o.Key).ToList() ?? [];
        if (others.Count > 0)
        {
            var shown = string.Join(", ", others.Take(MostShown).Select(n => n.Length > LongestShown ? n[..LongestShown] + "..." : n));
            _warnings.Add(new("field-ignored", $"The request has fields that this route does not know, and they had no effect: {shown}."));
        }
    }

    /// <summary>Adds a warning to the answer, if there is one.</summary>
    public void Warn(SummaryWarning? warning) => _warnings.AddRange(warning is null ? [] : Warning.From([warning]));

    private void WarnIf(bool given, string field, string reason)
    {
        if (given)
        {
            _warnings.Add(new("field-ignored", $"{field} had no effect: {reason}."));
        }
    }

    /// <summary>
    /// Leaves out what steers how a model writes where the served model quotes: clients of OpenAI send such fields whether or not anybody
    /// asked for them. The header and the warnings of the answer name them.
    /// </summary>
    public SummarizeRequest Steering(SummarizeRequest request, ServedModel model, OpenAiServices services)
    {
        var manifest = model.Engine.Model;
        var ignored = WritingFields.Of(request);
        if (ignored.Count == 0 || WritingFields.MayBeUsed(manifest, services.Options.Value.Summarization))
        {
            return request;
        }

        _warnings.AddRange(ignored.Select(f => new Warning(
            "field-ignored", $"{f.Field} ({f.Value}) had no effect: '{manifest.Name}' quotes and was not trained to write.")));
        services.Context.Response.Headers[IgnoredFields] = string.Join(", ", ignored.Select(f => f.Field));
        return WritingFields.Without(request);
    }

    /// <summary>Says of a raw completion that the model was not trained to write.</summary>
    public void WarnIfUntrained(ServedModel model, OpenAiServices services)
    {
        if (!WritingFields.MayBeUsed(model.Engine.Model, services.Options.Value.Summarization))
        {
            _warnings.Add(new(
                "mode-not-trained",
                $"'{model.Name}' was not trained to write: what it writes here means nothing. Use /v1/chat/completions for a summary."));
        }
    }

    /// <summary>One text or several.</summary>
    public IReadOnlyList<string> Texts(string field, JsonElement? value, string wanted)
    {
        switch (value)
        {
            case null:
                return [];
            case { ValueKind: JsonValueKind.String } text:
                return [text.GetString()!];
            case { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String):
                return [.. array.EnumerateArray().Select(e => e.GetString()!)];
            default:
                Refuse(field, $"{field} must be {wanted}.");
                return [];
        }
    }

    /// <exception cref="InvalidRequestException">Something was refused.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidRequestException(_errors);
        }
    }

    /// <summary>Most tokens to write: a client of another model's size asks for more than this one can.</summary>
    public static int? Cap(int? tokens, int limit) => tokens is { } wanted ? Math.Min(wanted, limit) : null;

    /// <summary>Starts a task, and renames the field <c>text</c> in its errors to the field of the request.</summary>
    public static async Task<T> NamedAsync<T>(Task<T> start, string name)
    {
        try
        {
            return await start;
        }
        catch (InvalidRequestException e) when (e.Errors.TryGetValue("text", out var messages))
        {
            var errors = e.Errors.Where(p => p.Key != "text").ToDictionary(StringComparer.Ordinal);
            errors[name] = [.. messages.Select(m => m.StartsWith("text ", StringComparison.Ordinal) ? name + m[4..] : m)];
            throw new InvalidRequestException(errors);
        }
    }
}
