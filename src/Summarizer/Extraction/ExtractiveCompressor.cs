using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Requests;

namespace Summarizer.Extraction;

/// <summary>Compression without the model, for when it fails: the sentences that share the most telling words with the question (BM25), within the same budget and in the same form.</summary>
public sealed class ExtractiveCompressor
{
    private readonly InferenceEngine _engine;
    private readonly TimeProvider _clock;
    private readonly CompressRules _rules;
    private readonly PassageReading _reading;

    /// <param name="engine">Its tokenizer is used; it is never run.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings.</param>
    public ExtractiveCompressor(InferenceEngine engine, CompressionOptions options, TimeProvider clock)
    {
        _engine = engine;
        _clock = clock;
        _rules = new CompressRules(options);

        // Without vectors nothing in it waits.
        _reading = new PassageReading(model: null, options);
    }

    /// <summary>Keeps sentences of documents.</summary>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    public CompressResult Compress(CompressRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _clock.GetTimestamp();
        _rules.Check(request);
        var draft = _reading.ReadAsync(request, TokenCounter.For(request.TargetTokenizer, _engine.Tokenizer!), CancellationToken.None).GetAwaiter().GetResult();
        var chosen = draft.Choose();
        var context = chosen.Join(draft.ContextOrder);
        var used = draft.Counter.Count(context);
        var took = _clock.GetElapsedTime(started);
        return new()
        {
            Results = [.. Enumerable.Range(0, draft.Passages.Count).Select(d => draft.Result(d, chosen))],
            Context = context,
            ContextTokens = used,
            Budget = Math.Max(draft.Budget, used),
            InputTokens = draft.Tokens.Sum(),
            ModelInputTokens = 0,
            ModelOutputTokens = 0,
            Timings = new(TimeSpan.Zero, took, TimeSpan.Zero, TimeSpan.Zero, took, null, took),
            Warnings = [new("degraded", "The model could not answer, so sentences were chosen by the words that they share with the question, and there is no answer made of them.")],
            Degraded = true,
        };
    }
}
