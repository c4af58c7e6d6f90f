using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>Checks every field of a comparison that can be checked without the models, and reports all that are wrong at once.</summary>
internal sealed class CompareRules(IOptions<SummarizerOptions> options)
{
    private const int MaxRuns = 50;
    private const int MaxWarmup = 10;
    private const int MaxConcurrency = 32;

    /// <exception cref="InvalidRequestException">At least one field is wrong.</exception>
    public CompareRequest Check(CompareBody body)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        CheckText(body, errors);
        InRange("runs", body.Runs, 1, MaxRuns);
        InRange("warmup", body.Warmup, 0, MaxWarmup);
        InRange("concurrency", body.Concurrency, 1, MaxConcurrency);
        InRange("input_tokens", body.InputTokens, 1, int.MaxValue);
        InRange("output_tokens", body.OutputTokens, 1, int.MaxValue);
        CheckSweep(body, errors);
        if (body.Runtimes is { } runtimes && runtimes.Count != (body.Models?.Count ?? 2))
        {
            errors["runtimes"] = [$"runtimes must name one for each model: {body.Models?.Count ?? 2}; it names {runtimes.Count}."];
        }

        return errors.Count == 0 ? Request(body) : throw new InvalidRequestException(errors);

        void InRange(string field, int? value, int low, int high)
        {
            if (value < low || value > high)
            {
                var range = high == int.MaxValue ? $"at least {low}" : $"{low} to {high}";
                errors[field] = [$"{field} must be {range}; it is {value}."];
            }
        }
    }

    private void CheckText(CompareBody body, Dictionary<string, string[]> errors)
    {
        var limit = options.Value.Summarization.MaxInputCharacters;
        if (body is { Text: not null, Documents: not null })
        {
            errors["documents"] = ["text and documents are two ways to give the input; give one of them."];
        }

        if (Text(body) is { } text && (string.IsNullOrWhiteSpace(text) || new CodePointOffsets(text).Count > limit))
        {
            errors[body.Text is null ? "documents" : "text"] = [$"The input must hold 1 to {limit} characters that are not all white "
                + "space. Leave it out to read random tokens."];
        }

        if (body.Documents?.Any(d => d.Parts is not null) == true)
        {
            errors["documents"] = ["parts are not used here: a comparison reads its documents as one text. Leave them out."];
        }

        if (body.Documents is not null && string.IsNullOrWhiteSpace(body.Query))
        {
            errors["query"] = ["documents need a query; to summarize, give text."];
        }

        if (body.Task is CompareTask.Compress && string.IsNullOrWhiteSpace(body.Query))
        {
            errors["query"] = ["The task compress needs a query."];
        }

        if (body.Task is CompareTask.Summarize && body.Query is not null)
        {
            errors["task"] = ["A query belongs to the task compress. Leave task out, or query."];
        }
    }

    private void CheckSweep(CompareBody body, Dictionary<string, string[]> errors)
    {
        if (body.Sweep is not { } sweep)
        {
            return;
        }

        if (body.InputTokens is not null || body.OutputTokens is not null)
        {
            errors["sweep"] = ["sweep gives all lengths; leave input_tokens and output_tokens out."];
        }

        var (cells, most) = ((long)sweep.InputTokens.Count * sweep.OutputTokens.Count, options.Value.Compare.MaxSweepCells);
        if (cells > most)
        {
            errors["sweep"] = [$"A sweep may have {most} pairs of lengths; {sweep.InputTokens.Count} x {sweep.OutputTokens.Count} are "
                + $"{cells}. Leave some lengths out."];
        }
    }

    private static CompareRequest Request(CompareBody body)
    {
        var defaults = new ComparisonPlan { OutputTokens = body.OutputTokens ?? 0 };
        var plan = defaults with
        {
            Runs = body.Runs ?? defaults.Runs,
            Warmup = body.Warmup ?? defaults.Warmup,
            Concurrency = body.Concurrency ?? defaults.Concurrency,
            Seed = body.Seed ?? defaults.Seed,
        };
        return new(
            new() { Text = Text(body), Query = body.Query, InputTokens = body.InputTokens },
            plan,
            body.Sweep is { } sweep ? new(sweep.InputTokens, sweep.OutputTokens) : null);
    }

    private static string? Text(CompareBody body) =>
        body.Documents is { } documents ? string.Join("\n\n", documents.Select(d => d.Text)) : body.Text;
}
