using Summarizer.Compression;
using Summarizer.Embeddings;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Running;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Compressing;

/// <summary>
/// Measures what compression keeps of the answers to questions, beside simpler ways with the same budget and the same sentences, and how
/// well "no answer" is told.
/// </summary>
public sealed class CompressionBench
{
    private readonly InferenceEngine _engine;
    private readonly EmbeddingModel? _embeddings;
    private readonly DocumentCompressor _compressor;
    private readonly TimeProvider _clock;

    /// <summary>Creates the measurement; engine and model stay the caller's to dispose.</summary>
    /// <param name="engine">Engine to use.</param>
    /// <param name="embeddings">Embedding model; null to measure without one.</param>
    /// <param name="options">Limits and thresholds.</param>
    /// <param name="clock">Clock of the times.</param>
    public CompressionBench(InferenceEngine engine, EmbeddingModel? embeddings, CompressionOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _embeddings = embeddings;
        _clock = clock;
        _compressor = new DocumentCompressor(engine, options, clock, embeddings);
    }

    /// <summary>Runs every method on every usable row, one after another, so that the times are those of a single request.</summary>
    /// <param name="plan">Rows to use.</param>
    /// <param name="settings">Which passages stand beside a question, and the share of their tokens to keep.</param>
    /// <param name="target">Whose tokens to count.</param>
    /// <param name="progress">Told of the rows done.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="EvaluationDataException">No row has a question with an answer that stands in its document.</exception>
    public async Task<CompressionReport> RunAsync(
        EvaluationPlan plan, IReadOnlyDictionary<PassageSetting, double> settings, TargetTokenizer target,
        Action<EvaluationProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(progress);
        var counter = TokenCounter.For(target, _engine.Tokenizer!);
        var tallies = settings.ToDictionary(s => s.Key, s => Methods().ToDictionary(m => m, m => new MethodTally(m)));
        var refusals = new RefusalTally(_embeddings);
        var done = 0;
        foreach (var source in plan.Sources)
        {
            var pool = new QuestionPool(source.File.Source, source.Read());
            foreach (var (setting, rate) in settings)
            {
                foreach (var question in pool.Cases(setting))
                {
                    await MeasureAsync(question, rate, target, counter, tallies[setting], cancellationToken).ConfigureAwait(false);
                }
            }

            await refusals.AddAsync(pool, cancellationToken).ConfigureAwait(false);
            progress(new EvaluationProgress(done += source.Rows, plan.Rows, 0));
        }

        return tallies.Values.Any(t => t[CompressionMethod.None].Rows > 0)
            ? new CompressionReport(
                _embeddings?.Manifest.Name, target.ToString(), plan.SourceNames,
                [.. tallies.Select(t => new SettingReport(t.Key, settings[t.Key], [.. t.Value.Values.Select(m => m.Score())]))],
                refusals.Report())
            : throw new EvaluationDataException(
                "No row has a question and an answer that stands in its document, so there is nothing to keep. Use the compress rows "
                + "of the recipe.");
    }

    private IEnumerable<CompressionMethod> Methods() =>
        Enum.GetValues<CompressionMethod>().Where(
            m => _embeddings is not null || m is not (CompressionMethod.Vectors or CompressionMethod.Hybrid));

    private async Task MeasureAsync(
        QuestionCase question, double rate, TargetTokenizer target, TokenCounter counter,
        Dictionary<CompressionMethod, MethodTally> tallies, CancellationToken cancellationToken)
    {
        var tokens = question.Passages.Sum(p => counter.Count(p.Text));
        var budget = (int)(tokens * rate);
        var simple = new SimpleMethods(_embeddings, counter);
        foreach (var (method, tally) in tallies)
        {
            var started = _clock.GetTimestamp();
            var context = method == CompressionMethod.Summarizer
                ? await CompressAsync(question, rate, target, cancellationToken).ConfigureAwait(false)
                : await simple.ContextAsync(method, question, budget, cancellationToken).ConfigureAwait(false);
            tally.Add(
                question.Source, question.Check(context), tokens, counter.Count(context),
                method == CompressionMethod.None ? int.MaxValue : budget, _clock.GetElapsedTime(started));
        }
    }

    private async Task<string> CompressAsync(
        QuestionCase question, double rate, TargetTokenizer target, CancellationToken cancellationToken)
    {
        var request = new CompressRequest
        {
            Query = question.Question,
            Documents = [.. question.Passages.Select(p => p.Text)],
            Rate = rate,
            TargetTokenizer = target
        };
        return (await _compressor.CompressAsync(request, cancellationToken).ConfigureAwait(false)).Context;
    }
}
