using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;
using Summarizer.TextModel;

namespace Summarizer.Compression;

/// <summary>Makes one answer from the kept texts of all documents.</summary>
internal sealed class Answerer(
    InferenceEngine engine, Admission admission, PromptEncoder encoder, GroundedWriter grounding, CompressionOptions options)
{
    private const int MostSentences = 3;
    private const double NearBest = 0.5;

    /// <summary>
    /// Answers from a context, or not, when no document probably answers. A model that was made to quote whole sentences answers with the
    /// most probable of them; any other reads the
    /// context, cut at its end if it is longer than it reads, and writes.
    /// </summary>
    /// <param name="draft">Scored documents.</param>
    /// <param name="chosen">What is kept of them.</param>
    /// <param name="context">The same, joined.</param>
    public async Task<FusedAnswer> AnswerAsync(CompressionDraft draft, ChosenContext chosen, string context)
    {
        var noAnswer = chosen.IsEmpty ? 1 : chosen.Kept.Min(k => draft.NoAnswerScore(k.Passage));
        if (chosen.IsEmpty || (draft.Request.Abstain != Abstention.Off && noAnswer >= options.NoAnswerThreshold))
        {
            return new(null, noAnswer, [], WorkDone.None);
        }

        var level = draft.Request.Extractiveness;
        return encoder.Sentences is not null && level is Extractiveness.High or Extractiveness.Auto
            ? Quote(draft, chosen, noAnswer)
            : await WriteAsync(context, level, noAnswer, [.. draft.ContextOrder.Where(p => !chosen[p].IsEmpty)]).ConfigureAwait(false);
    }

    private static FusedAnswer Quote(CompressionDraft draft, ChosenContext chosen, double noAnswer)
    {
        var best = chosen.Kept.Max(k => k.Score);
        var told = WithAntecedents(chosen, chosen.Kept.OrderByDescending(k => k.Score).Where(k => k.Score >= NearBest * best).Take(MostSentences));
        var order = draft.ContextOrder.ToList();
        var sentences = told.OrderBy(k => order.IndexOf(k.Passage)).ThenBy(k => k.Unit).Select(k => draft.Passages[k.Passage][k.Unit]);
        return new(string.Join(' ', sentences), noAnswer, [.. told.Select(k => k.Passage).Distinct().Order()], WorkDone.None);
    }

    // "In 1907 he invented the sun valve": who did stands before it in the context.
    private static IReadOnlyList<ScoredUnit> WithAntecedents(ChosenContext chosen, IEnumerable<ScoredUnit> told)
    {
        var answer = new ChosenContext(chosen.Passages);
        foreach (var unit in told.ToList())
        {
            var before = answer.AntecedentOf(unit);
            foreach (var antecedent in chosen.Kept.Where(k => k.Passage == unit.Passage && k.Unit == before).Except(answer.Kept).ToList())
            {
                answer.Keep(antecedent);
            }

            if (!answer.Kept.Contains(unit))
            {
                answer.Keep(unit);
            }
        }

        return answer.Kept;
    }

    /// <summary>Lets the model read a context and write.</summary>
    public async Task<FusedAnswer> WriteAsync(string context, Extractiveness level, double noAnswer, IReadOnlyList<int> sources)
    {
        var fitted = InputCutter.Fit(encoder, TextAnalyzer.Analyze(context), Truncation.End);
        var request = new GenerationRequest
        {
            InputIds = fitted.Ids,
            MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens),
            Constraint = grounding.Constrain([context], [new QuotableText(context).Spans], level),
        };
        var generation = await admission.SubmitAsync(request, first: false, CancellationToken.None).ConfigureAwait(false);
        var result = await generation.Result.ConfigureAwait(false);
        return new(result.Text?.Trim(), noAnswer, sources, WorkDone.Of(fitted.Ids.Count, result));
    }
}

/// <summary>One answer from all evidence.</summary>
/// <param name="Text">The answer; null when the evidence does not hold one.</param>
/// <param name="NoAnswer">Probability of that.</param>
/// <param name="Sources">Documents that it is made of.</param>
/// <param name="Work">What it cost.</param>
internal sealed record FusedAnswer(string? Text, double NoAnswer, IReadOnlyList<int> Sources, WorkDone Work);
