using Summarizer.Embeddings;
using Summarizer.Engine.Requests;
using Summarizer.Requests;
using Summarizer.TextModel;
using Summarizer.Tokenization;

namespace Summarizer.Choosing;

/// <summary>Summaries made of a document's own sentences, chosen with the whole document in view, whatever its length. Safe for concurrent use.</summary>
internal sealed class ChosenSummarizer(SentenceSource source, TextTokenizer tokenizer, TimeProvider clock)
{
    /// <summary>Whether sentences can be chosen as the request asks: not where something is asked for that only writing gives.</summary>
    /// <param name="request">What is asked for.</param>
    public static bool Serves(SummarizeRequest request) =>
        request is { Temperature: 0, NumBeams: null or 1, RepetitionPenalty: null or 1, Strategy: not SummaryStrategy.MapReduce };

    /// <summary>Chooses.</summary>
    /// <param name="request">What to do; checked.</param>
    /// <param name="warnings">What is known so far.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidRequestException">No sentence fits the limits.</exception>
    public async Task<RunningTask<string, SummarizeResult>> StartAsync(SummarizeRequest request, IReadOnlyList<SummaryWarning> warnings, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var text = request.Analyze();
        var inputTokens = tokenizer.Encode(request.Text).Count;
        var writer = new ChosenText(text, request.Format);
        var limits = LengthWish.Of(request, text, sentences => Fits(writer.Of(sentences), request));
        var analyzed = clock.GetElapsedTime(started);
        var work = new EmbeddingWork(clock);
        var chosen = await source.ChooseAsync(text, limits, work, request.Progress, cancellationToken).ConfigureAwait(false);
        if (chosen.Count == 0 && text.Sentences.Count > 0)
        {
            throw TooTight(request);
        }

        var summary = writer.Of(chosen);
        var outputTokens = tokenizer.Encode(summary).Count;
        var took = clock.GetElapsedTime(started);
        var tokenize = analyzed + work.Tokenize;
        var decode = took - tokenize - work.Queue - work.Encode;
        var result = new SummarizeResult
        {
            Summary = summary,
            FinishReason = FinishReason.Stop,
            Truncated = false,
            Chunks = 1,
            InputTokens = inputTokens,
            OutputTokens = outputTokens,
            Timings = new(work.Queue, tokenize, work.Encode, decode, took, outputTokens > 1 ? TimeSpan.Zero : null, took),
            Contexts = [.. writer.Contexts(chosen)],
            Warnings = [.. warnings, .. Noted(text, summary)],
        };
        return new(_ => writer.Pieces(chosen).ToAsyncEnumerable(), Task.FromResult(result)) { InputTokens = result.InputTokens };
    }

    private IEnumerable<SummaryWarning> Noted(StructuredText text, string summary)
    {
        if (!source.Knows(text.Language))
        {
            yield return SummaryWarnings.LanguageNotTrained(text.Language, source.Manifest.Name, source.Manifest.Languages);
        }

        if (SummaryWarnings.NearlyWhole(text.Text, summary) is { } whole)
        {
            yield return whole;
        }
    }

    private bool Fits(string summary, SummarizeRequest request) =>
        !(request.MaxWords is { } words && summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > words)
        && !(request.MaxCharacters is { } characters && summary.Length > characters && summary.EnumerateRunes().Count() > characters)
        && !(request.MaxTokens is { } tokens && tokenizer.Encode(summary).Count > tokens)
        && !request.Stop.Any(summary.Contains);

    private static InvalidRequestException TooTight(SummarizeRequest request)
    {
        var errors = new FieldErrors();
        (string Field, int? Value)[] bounds =
            [("max_words", request.MaxWords), ("max_characters", request.MaxCharacters), ("max_tokens", request.MaxTokens)];
        foreach (var (field, value) in bounds.Where(b => b.Value is not null))
        {
            errors.Add(field, $"{field} is {value}, and no sentence of the text is that short; a sentence is never cut. Raise {field}.");
        }

        if (request.Stop.Count > 0)
        {
            errors.Add("stop", "Every sentence that could be chosen holds a text of stop. Leave stop out.");
        }

        errors.ThrowIfAny();
        return new InvalidRequestException(new Dictionary<string, string[]> { ["text"] = ["text holds no sentence that could be chosen."] });
    }
}
