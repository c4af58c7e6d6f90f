using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Quoting;

namespace Summarizer.Summarization;

/// <summary>One generation of a summary.</summary>
/// <param name="Request">As it would be written.</param>
/// <param name="Source">What it reads.</param>
/// <param name="Passage">Sentences that it is made of; null when it is written.</param>
internal sealed record SummaryPass(GenerationRequest Request, QuotableText Source, SentenceQuoter.Passage? Passage)
{
    /// <summary>Hands the pass to the engine.</summary>
    /// <inheritdoc cref="Admission.SubmitAsync" path="/param|/exception"/>
    public async Task<Generation> SubmitAsync(Admission admission, bool first, CancellationToken cancellationToken) => Passage is null
        ? await admission.SubmitAsync(Request, first, cancellationToken).ConfigureAwait(false)
        : await SentenceQuoter.StartAsync(Passage, Request, judging => admission.SubmitAsync(judging, first, cancellationToken))
            .ConfigureAwait(false);

    /// <summary>Whether a limit ended the output inside a sentence that it quotes.</summary>
    public bool CutsSentence(Generation generation, GenerationResult result) => (generation, Request.Constraint) switch
    {
        (QuotedGeneration quoted, _) => quoted.CutsSentence,
        (_, GroundedConstraint { QuotesWhole: true } grounded) => result.FinishReason == FinishReason.Length
            && !(grounded.Replay(result.OutputIds) is [.., var last] && Source.Spans.Contains(new TextSpan(last.Offset, last.Length))),
        _ => false,
    };

    /// <summary>What a finished output took from the text; nothing when it is free.</summary>
    public IEnumerable<string> QuotationsOf(Generation generation, GenerationResult result) => (generation, Request.Constraint) switch
    {
        (QuotedGeneration quoted, _) => quoted.Quotations,
        (_, GroundedConstraint grounded) => Quotations.Within(
            result.Text ?? "", grounded.Replay(result.OutputIds).Select(c => Source.Text.Substring(c.Offset, c.Length).TrimEnd()).Where(q => q.Length > 0)),
        _ => [],
    };
}
