using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Lets the model read one document, in as many pieces as it needs, and collects the sentences that it copies as evidence.</summary>
internal sealed class EvidenceReader(InferenceEngine engine, Admission admission, PromptEncoder encoder, GroundedWriter grounding, CompressionOptions options)
{
    // What a model trained on unanswerable questions writes for them.
    public const string Abstention = "No answer.";

    private readonly int _abstentionToken = engine.Tokenizer!.Encode(Abstention)[0];

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
        var grounded = grounding.Constrain([piece], [Inside(document, offset, piece.Length)], extractiveness);
        var probe = new NoAnswerProbe(_abstentionToken, grounded);
        var ids = encoder.Encode(piece);
        var generation = await admission.SubmitAsync(
            new GenerationRequest
            {
                InputIds = ids,
                MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens),
                Constraint = probe,
            },
            first,
            cancellationToken);
        return new Pass(generation, probe, grounded, offset, ids.Count);
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
                var result = await pass.Generation.Result;
                work += WorkDone.Of(pass.InputTokens, result);
                noAnswer = Math.Min(noAnswer, pass.Probe.Score ?? 1);
                texts.Add(result.Text ?? "");
                spans.AddRange((pass.Grounded?.Replay(result.OutputIds) ?? []).SelectMany(c => document.Touched(c.Offset + pass.Offset, c.Length)));
            }
            catch (EngineException e) when (e.Error == EngineError.InferenceFailed)
            {
                failed++;
            }
        }

        var free = passes.TrueForAll(p => p.Grounded is null) ? string.Join(' ', texts).Trim() : null;
        return new Reading(new Evidence([.. spans.Distinct()], free, noAnswer, failed > 0 && failed == passes.Count), work);
    }

    /// <summary>What reading a document gave and cost.</summary>
    internal sealed record Reading(Evidence Evidence, WorkDone Work);

    private sealed record Pass(Generation Generation, NoAnswerProbe Probe, GroundedConstraint? Grounded, int Offset, int InputTokens);
}
