using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Quoting;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Makes one answer from the kept texts of all documents.</summary>
internal sealed class Answerer(
    InferenceEngine engine, Admission admission, PromptEncoder encoder, GroundedWriter grounding, CompressionOptions options)
{
    /// <summary>Reads the context, cut at its end if it is longer than the model reads, and writes the answer.</summary>
    public async Task<FusedAnswer> AnswerAsync(string context, Extractiveness extractiveness)
    {
        var fitted = InputCutter.Fit(encoder, context, Truncation.End);
        var text = new QuotableText(context);
        var request = new GenerationRequest { InputIds = fitted.Ids, MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens) };
        if (SentenceQuoter.PassageOf(request, new QuotableText(fitted.Text), extractiveness, encoder) is { } passage)
        {
            var quoted = await SentenceQuoter.StartAsync(passage, request, SubmitAsync);
            return Answer((await quoted.Ranked).NoAnswer, await quoted.Result);
        }

        var grounded = grounding.Constrain([context], [text.Spans], extractiveness);
        var probe = new NoAnswerProbe(engine.Tokenizer!.Encode(SentenceQuoter.Abstention)[0], grounded);
        var generation = await SubmitAsync(request with { Constraint = probe });
        return Answer(probe.Score ?? 1, await generation.Result);

        Task<Generation> SubmitAsync(GenerationRequest pass) => admission.SubmitAsync(pass, first: false, CancellationToken.None);

        FusedAnswer Answer(double score, GenerationResult result) =>
            new(score >= options.NoAnswerThreshold ? null : result.Text?.Trim(), score, WorkDone.Of(fitted.Ids.Count, result));
    }
}

/// <summary>One answer from all evidence.</summary>
/// <param name="Text">The answer; null when the evidence does not hold one.</param>
/// <param name="NoAnswer">Probability of that.</param>
/// <param name="Work">What it cost.</param>
internal sealed record FusedAnswer(string? Text, double NoAnswer, WorkDone Work);
