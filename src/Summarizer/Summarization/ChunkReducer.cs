using Summarizer.Engine.Requests;
using Summarizer.LongDocuments;
using Summarizer.Prompts;

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

    // A blank line ends a sentence whatever stands around it, so no quotation of the next level can run from one quotation of this level into another.
    private const string Paragraph = "\n\n";

    private readonly DocumentChunker _chunker = new(encoder);

    /// <summary>Leaves in <paramref name="reading"/> a text for one last pass.</summary>
    /// <exception cref="EngineException">The document is too long even for this, or the engine refused the first of them or failed.</exception>
    public async Task ReduceAsync(DocumentReading reading, CancellationToken cancellationToken)
    {
        for (var level = 0; level < MaxLevels; level++)
        {
            var started = clock.GetTimestamp();
            var chunks = _chunker.Split(reading.Text);
            if (level == 0)
            {
                chunks = Limit(chunks, reading);
                reading.Text = string.Concat(chunks);
                reading.Chunks = chunks.Count;
            }

            if (level == 0 && _chunker.CutsSentence)
            {
                reading.Warn("sentence-cut", "A sentence is longer than what the model reads at once, so it was read in pieces.");
            }

            reading.Tokenized(clock.GetElapsedTime(started));
            if (chunks.Count == 1)
            {
                reading.Text = chunks[0];
                return;
            }

            var joined = string.Join(plan.Quotes ? Paragraph : "\n", await SummarizeAsync(chunks, first: level == 0, reading, cancellationToken));
            if (joined.Length == 0)
            {
                // Better the start of the document than a prompt without any.
                return;
            }

            reading.Text = joined;
            reading.IsQuoted = plan.Quotes;
        }
    }

    private IReadOnlyList<string> Limit(IReadOnlyList<string> chunks, DocumentReading reading)
    {
        var most = (long)options.MaxChunks * encoder.Room;
        var tokens = chunks.Select(c => (long)encoder.Spans(c).Count).ToList();
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
        return fromStart ? [.. chunks.Take(kept)] : [.. chunks.TakeLast(kept)];
    }

    private static int Kept(IEnumerable<long> tokens, long most)
    {
        long sum = 0;
        return tokens.TakeWhile(t => (sum += t) <= most).Count();
    }

    private async Task<IEnumerable<string>> SummarizeAsync(IReadOnlyList<string> chunks, bool first, DocumentReading reading, CancellationToken cancellationToken)
    {
        var summaries = new string[chunks.Count];
        var work = new WorkDone[chunks.Count];
        var (submitted, done) = (0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ChunkConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, chunks.Count, parallel, async (i, token) =>
        {
            var ids = encoder.Encode(chunks[i]);
            var most = Math.Min(plan.OutputLimit, Math.Max(LeastSummaryTokens, Math.Min(encoder.Limit / 4, ids.Count / 3)));
            var pass = plan.Chunk(ids, chunks[i], most, reading.IsQuoted);
            var generation = await pass.SubmitAsync(admission, first && Interlocked.Increment(ref submitted) == 1, token);
            var result = await generation.Result;
            work[i] = WorkDone.Of(ids.Count, result);
            if (first)
            {
                plan.Request.Progress?.Report(new(Interlocked.Increment(ref done), chunks.Count));
            }

            summaries[i] = plan.Quotes ? string.Join(Paragraph, pass.QuotationsOf(generation, result)) : result.Text?.Trim() ?? "";
        });

        reading.Work = work.Aggregate(reading.Work, (sum, w) => sum + w);
        return summaries.Where(s => s.Length > 0);
    }
}
