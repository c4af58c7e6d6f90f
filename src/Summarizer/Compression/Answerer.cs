using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Makes one answer from the kept texts of all documents.</summary>
internal sealed class Answerer(InferenceEngine engine, Admission admission, PromptEncoder encoder, GroundedWriter grounding, CompressionOptions options)
{
    /// <summary>Reads the context, cut at its end if it is longer than the model reads, and writes the answer.</summary>
    public async Task<FusedAnswer> AnswerAsync(string context, Extractiveness extractiveness)
    {
        var fitted = InputCutter.Fit(encoder, context, Truncation.End);
        var text = new QuotableText(context);
        var grounded = grounding.Constrain([context], [text.Spans], extractiveness);
        var probe = new NoAnswerProbe(engine.Tokenizer!.Encode(EvidenceReader.Abstention)[0], grounded);
        var generation = await admission.SubmitAsync(
            new GenerationRequest { InputIds = fitted.Ids, MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens), Constraint = probe },
            first: false,
            CancellationToken.None);
        var result = await generation.Result;
        var score = probe.Score ?? 1;
        return new FusedAnswer(score >= options.NoAnswerThreshold ? null : result.Text?.Trim(), score, WorkDone.Of(fitted.Ids.Count, result));
    }
}

/// <summary>One answer from all evidence.</summary>
/// <param name="Text">The answer; null when the evidence does not hold one.</param>
/// <param name="NoAnswer">Probability of that.</param>
/// <param name="Work">What it cost.</param>
internal sealed record FusedAnswer(string? Text, double NoAnswer, WorkDone Work);
