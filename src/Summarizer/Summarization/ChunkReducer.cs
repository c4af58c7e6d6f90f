using Summarizer.Engine.Requests;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>
/// Reduces a document that does not fit to one that does: cut into chunks, summarize them in the engine's running batch, join, and again if need be.
/// The summary of a chunk is at most a quarter of what the model reads, and at most a third of the chunk, so every level shrinks the text.
/// </summary>
internal sealed class ChunkReducer(
    Admission admission, PromptEncoder encoder, SummaryPlan plan, SummarizationOptions options, TimeProvider clock)
{
    private const int MaxLevels = 8;
    private const int LeastSummaryTokens = 8;

    private readonly DocumentChunker _chunker = new(encoder);

    /// <summary>Leaves in <paramref name="reading"/> a text for one last pass.</summary>
    /// <exception cref="EngineException">The document is too long even for this, or the engine refused the first of them or failed.</exception>
    public async Task ReduceAsync(DocumentReading reading, CancellationToken cancellationToken)
    {
        for (var level = 0; level < MaxLevels; level++)
        {
            var started = clock.GetTimestamp();
            var chunks = _chunker.Split(reading.Document);
            if (level == 0)
            {
                chunks = Limit(chunks, reading);
                reading.Chunks = chunks.Count;
            }

            if (level == 0 && _chunker.CutsSentence)
            {
                reading.Warn("sentence-cut", "A sentence is longer than what the model reads at once, so it was read in pieces.");
            }

            reading.Tokenized(clock.GetElapsedTime(started));
            if (chunks.Count == 1)
            {
                reading.Document = chunks[0];
                return;
            }

            var summaries = await SummarizeAsync(chunks, first: level == 0, reading, cancellationToken).ConfigureAwait(false);
            var joined = plan.Quotes ? TextAnalyzer.Join(summaries, reading.Document.Language) : TextAnalyzer.Analyze(string.Join('\n', summaries));
            if (joined.Text.Length == 0)
            {
                // Better the start of the document than a prompt without any.
                return;
            }

            reading.Document = joined;
        }
    }

    private IReadOnlyList<StructuredText> Limit(IReadOnlyList<StructuredText> chunks, DocumentReading reading)
    {
        var most = (long)options.MaxChunks * encoder.Room;
        var tokens = chunks.Select(c => (long)encoder.Spans(c.Text).Count).ToList();
        var actual = tokens.Sum();
        if (actual <= most)
        {
            return chunks;
        }

        if (plan.Request.Truncate == Truncation.None)
        {
            throw new EngineException(
                EngineError.InputTooLong,
                $"The document has {actual} tokens; map_reduce reads at most {most}, {options.MaxChunks} times what the model reads at once. Split it, or set truncate to start or end.")
            {
                Limit = most,
                Actual = actual,
            };
        }

        var fromStart = plan.Request.Truncate == Truncation.End;
        var kept = Kept(fromStart ? tokens : tokens.AsEnumerable().Reverse(), most);
        reading.Cut($"The document had {actual} tokens; map_reduce read {kept} of its {chunks.Count} chunks, at most {most} tokens.");
        chunks = fromStart ? [.. chunks.Take(kept)] : [.. chunks.TakeLast(kept)];
        var (length, whole) = (chunks.Sum(c => c.Text.Length), reading.Document.Text.Length);
        reading.Document = fromStart ? reading.Document.Slice(0, length) : reading.Document.Slice(whole - length, whole);
        return chunks;
    }

    private static int Kept(IEnumerable<long> tokens, long most)
    {
        long sum = 0;
        return tokens.TakeWhile(t => (sum += t) <= most).Count();
    }

    private async Task<IEnumerable<string>> SummarizeAsync(IReadOnlyList<StructuredText> chunks, bool first, DocumentReading reading, CancellationToken cancellationToken)
    {
        var summaries = new IEnumerable<string>[chunks.Count];
        var work = new WorkDone[chunks.Count];
        var (submitted, done) = (0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ChunkConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, chunks.Count, parallel, async (i, token) =>
        {
            var ids = encoder.Encode(chunks[i].Text);
            var most = Math.Min(plan.OutputLimit, Math.Max(LeastSummaryTokens, Math.Min(encoder.Limit / 4, ids.Count / 3)));
            var pass = plan.Chunk(ids, chunks[i], most);
            var generation = await pass.SubmitAsync(admission, first && Interlocked.Increment(ref submitted) == 1, token).ConfigureAwait(false);
            var result = await generation.Result.ConfigureAwait(false);
            work[i] = WorkDone.Of(ids.Count, result);
            if (first)
            {
                plan.Request.Progress?.Report(new(Interlocked.Increment(ref done), chunks.Count));
            }

            summaries[i] = plan.Quotes ? Whole(pass, generation, result) : [WholeSentences.Written(result.Text?.Trim() ?? "", result.FinishReason == FinishReason.Length)];
        }).ConfigureAwait(false);

        reading.Work = work.Aggregate(reading.Work, (sum, w) => sum + w);
        return summaries.SelectMany(s => s).Where(s => s.Length > 0);
    }

    // A sentence that the limit of the pass cut would be quoted as if it were whole.
    private static List<string> Whole(SummaryPass pass, Generation generation, GenerationResult result)
    {
        List<string> quotations = [.. pass.QuotationsOf(generation, result)];
        return pass.CutsSentence(generation, result) ? quotations[..^Math.Min(1, quotations.Count)] : quotations;
    }
}
