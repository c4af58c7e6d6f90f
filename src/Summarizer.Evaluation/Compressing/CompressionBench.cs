using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Running;
using Summarizer.Grounding;
using Summarizer.Selection;

namespace Summarizer.Evaluation.Compressing;

/// <summary>
/// Measures what compression keeps: for questions whose answer is a stretch of the document, whether the answer still stands in the context. All methods get the same budget and the same sentences.
/// </summary>
public sealed class CompressionBench
{
    private readonly InferenceEngine _engine;
    private readonly DocumentCompressor _compressor;
    private readonly TimeProvider _clock;
    private long _written;

    /// <summary>Creates the measurement for an engine; the engine stays the caller's to dispose.</summary>
    /// <param name="engine">Engine to use.</param>
    /// <param name="options">Limits and the threshold of abstention.</param>
    /// <param name="clock">Clock of the times.</param>
    public CompressionBench(InferenceEngine engine, CompressionOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _clock = clock;
        _compressor = new DocumentCompressor(engine, options, clock);
    }

    /// <summary>Runs every method on every usable row, one after another, so that the times are those of a single request.</summary>
    /// <param name="plan">Rows to use.</param>
    /// <param name="rate">Share of the tokens to keep, above 0 to 1.</param>
    /// <param name="target">Whose tokens to count.</param>
    /// <param name="progress">Told of the rows done.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="EvaluationDataException">No row has a question with an answer that stands in its document.</exception>
    public async Task<CompressionReport> RunAsync(EvaluationPlan plan, double rate, TargetTokenizer target, Action<EvaluationProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var counter = TokenCounter.For(target, _engine.Tokenizer!);
        var tallies = Enum.GetValues<CompressionMethod>().ToDictionary(m => m, m => new MethodTally(m));
        var (used, skipped) = (0, 0);
        foreach (var (_, row) in plan.Read())
        {
            if (row.Question is null || row.Answer is null || !Holds(row.Document, row.Answer))
            {
                skipped++;
                continue;
            }

            used++;
            var tokens = counter.Count(row.Document);
            foreach (var (method, tally) in tallies)
            {
                var started = _clock.GetTimestamp();
                var context = await ContextAsync(method, row, rate, target, counter, (int)(tokens * rate), cancellationToken);
                tally.Add(Holds(context, row.Answer), tokens, counter.Count(context), method == CompressionMethod.None ? tokens : (int)(tokens * rate), _clock.GetElapsedTime(started));
            }

            progress(new EvaluationProgress(used + skipped, plan.Rows, _written));
        }

        return used > 0
            ? new CompressionReport(_engine.Model.Name, rate, target.ToString(), plan.SourceNames, skipped, [.. tallies.Values.Select(t => t.Score())])
            : throw new EvaluationDataException("No row has a question and an \"answer\" that stands in its document, so there is nothing to keep. Use SQuAD-style data.");
    }

    private async Task<string> ContextAsync(
        CompressionMethod method, EvaluationRow row, double rate, TargetTokenizer target, TokenCounter counter, int budget, CancellationToken cancellationToken) => method switch
        {
            CompressionMethod.None => row.Document,
            CompressionMethod.Lead => Fill(row, counter, budget, text => Enumerable.Range(0, text.Spans.Count)),
            CompressionMethod.Bm25 => Fill(row, counter, budget, text => Ranked(text, row.Question!)),
            _ => await CompressAsync(row, rate, target, cancellationToken),
        };

    private async Task<string> CompressAsync(EvaluationRow row, double rate, TargetTokenizer target, CancellationToken cancellationToken)
    {
        var result = await _compressor.CompressAsync(
            new CompressRequest { Query = row.Question!, Documents = [row.Document], Rate = rate, TargetTokenizer = target }, cancellationToken);
        _written += result.ModelOutputTokens;
        return result.Context;
    }

    private static string Fill(EvaluationRow row, TokenCounter counter, int limit, Func<QuotableText, IEnumerable<int>> order)
    {
        var text = new QuotableText(row.Document);
        var budget = new Budget(counter, limit);
        var keeper = new DocumentKeeper(counter, budget, int.MaxValue);
        var ranks = new double[text.Spans.Count];
        foreach (var (rank, span) in order(text).Index())
        {
            ranks[span] = ranks.Length - rank;
        }

        keeper.Keep(text, 0, new Evidence([], null, 0, Failed: false), ranks, limit);
        return budget.Context;
    }

    private static IEnumerable<int> Ranked(QuotableText text, string question)
    {
        var scores = new Bm25Sentences([text], question)[0];
        return Enumerable.Range(0, text.Spans.Count).OrderByDescending(s => scores[s]).ThenBy(s => s);
    }

    private static bool Holds(string text, string answer) => text.Contains(answer, StringComparison.OrdinalIgnoreCase);
}
