using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.Quoting;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Lets the model read one document, in as many pieces as it needs, and collects the sentences that it copies as evidence.</summary>
internal sealed class EvidenceReader(
    InferenceEngine engine, Admission admission, PromptEncoder encoder, GroundedWriter grounding, CompressionOptions options)
{
    private readonly int _abstentionToken = engine.Tokenizer!.Encode(SentenceQuoter.Abstention)[0];

    /// <summary>Queues the passes of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="request">Extractiveness and truncation.</param>
    /// <param name="first">Whether nothing of the request was queued yet; only then may a full engine refuse it.</param>
    /// <param name="cancellationToken">Stops all passes.</param>
    /// <returns>A task that completes when the document is read.</returns>
    public async Task<Task<Reading>> StartAsync(QuotableText document, CompressRequest request, bool first, CancellationToken cancellationToken)
    {
        var passes = new List<Pass>();
        var offset = 0;
        foreach (var piece in Pieces(document.Text, request.Truncate))
        {
            var at = request.Truncate == Truncation.Start ? document.Text.Length - piece.Length : offset;
            passes.Add(await QueueAsync(document, piece, at, request.Extractiveness, first && passes.Count == 0, cancellationToken));
            offset += piece.Length;
        }

        return CollectAsync(document, passes);
    }

    private IReadOnlyList<string> Pieces(string text, Truncation truncation)
    {
        var pieces = new DocumentChunker(encoder).Split(text);
        return truncation switch
        {
            Truncation.End => [.. pieces.Take(1)],
            Truncation.Start => [.. pieces.TakeLast(1)],
            _ => pieces,
        };
    }

    private async Task<Pass> QueueAsync(QuotableText document, string piece, int offset, Extractiveness extractiveness, bool first, CancellationToken cancellationToken)
    {
        var ids = encoder.Encode(piece);
        var request = new GenerationRequest { InputIds = ids, MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens) };
        var text = new QuotableText(piece);
        if (SentenceQuoter.PassageOf(request, text, extractiveness, encoder) is { } passage)
        {
            var quoted = await SentenceQuoter.StartAsync(passage, request, judging => admission.SubmitAsync(judging, first, cancellationToken));
            return new JudgedPass(quoted, text, offset, ids.Count);
        }

        var grounded = grounding.Constrain([piece], [Inside(document, offset, piece.Length)], extractiveness);
        var probe = new NoAnswerProbe(_abstentionToken, grounded);
        var generation = await admission.SubmitAsync(request with { Constraint = probe }, first, cancellationToken);
        return new WrittenPass(generation, probe, grounded, offset, ids.Count);
    }

    private static List<TextSpan> Inside(QuotableText document, int offset, int length) =>
    [
        .. document.Spans
            .Where(s => s.Offset >= offset && s.Offset + s.Length <= offset + length)
            .Select(s => s with { Offset = s.Offset - offset }),
    ];

    private static async Task<Reading> CollectAsync(QuotableText document, List<Pass> passes)
    {
        var spans = new List<int>();
        var texts = new List<string>();
        var noAnswer = 1.0;
        var work = WorkDone.None;
        var failed = 0;
        foreach (var pass in passes)
        {
            try
            {
                var (result, quotations, score) = await pass.ReadAsync();
                work += WorkDone.Of(pass.InputTokens, result);
                noAnswer = Math.Min(noAnswer, score);
                texts.Add(result.Text ?? "");
                spans.AddRange(quotations.SelectMany(q => document.Touched(q.Offset + pass.Offset, q.Length)));
            }
            catch (EngineException e) when (e.Error == EngineError.InferenceFailed)
            {
                failed++;
            }
        }

        var free = passes.TrueForAll(p => p.IsFree) ? string.Join(' ', texts).Trim() : null;
        return new Reading(new Evidence([.. spans.Distinct()], free, noAnswer, failed > 0 && failed == passes.Count), work);
    }

    /// <summary>What reading a document gave and cost.</summary>
    internal sealed record Reading(Evidence Evidence, WorkDone Work);

    /// <summary>One piece of a document on its way through the model.</summary>
    private abstract record Pass(int Offset, int InputTokens)
    {
        /// <summary>Whether the output is not made of stretches of the piece.</summary>
        public virtual bool IsFree => false;

        /// <summary>The output, what it quotes of the piece, best first, and the probability that the piece does not answer.</summary>
        public abstract Task<(GenerationResult Result, IEnumerable<TextSpan> Quotations, double NoAnswer)> ReadAsync();
    }

    private sealed record WrittenPass(Generation Generation, NoAnswerProbe Probe, GroundedConstraint? Grounded, int Offset, int InputTokens) : Pass(Offset, InputTokens)
    {
        public override bool IsFree => Grounded is null;

        public override async Task<(GenerationResult Result, IEnumerable<TextSpan> Quotations, double NoAnswer)> ReadAsync()
        {
            var result = await Generation.Result;
            return (result, (Grounded?.Replay(result.OutputIds) ?? []).Select(c => new TextSpan(c.Offset, c.Length)), Probe.Score ?? 1);
        }
    }

    private sealed record JudgedPass(QuotedGeneration Generation, QuotableText Text, int Offset, int InputTokens) : Pass(Offset, InputTokens)
    {
        // A few more than an answer needs: the budget decides how many of them are kept.
        private const int MostSentences = 4;

        public override async Task<(GenerationResult Result, IEnumerable<TextSpan> Quotations, double NoAnswer)> ReadAsync()
        {
            var ranked = await Generation.Ranked;
            return (await Generation.Result, ranked.Order.Take(MostSentences).Select(span => Text.Spans[span]), ranked.NoAnswer);
        }
    }
}
