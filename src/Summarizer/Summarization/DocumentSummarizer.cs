using Summarizer.Bundles;
using Summarizer.Choosing;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>Summarizes documents with one engine. Safe for concurrent use.</summary>
public sealed class DocumentSummarizer
{
    // Fewer tokens than this are not a document; a prompt that leaves less is refused.
    private const int LeastRoom = 16;

    // Of a shorter text the language often cannot be told, and its abbreviations matter little.
    private const int EnoughForLanguage = 500;

    private readonly InferenceEngine _engine;
    private readonly SummarizationOptions _options;
    private readonly TimeProvider _clock;
    private readonly PromptSet _prompts;
    private readonly SummarizeRequestValidator _rules;
    private readonly GroundedWriter _grounding;
    private readonly ChosenSummarizer? _chosen;

    /// <summary>Creates the task for an engine; the engine stays the caller's to dispose.</summary>
    /// <param name="engine">Engine whose bundle has a tokenizer.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings and of the waits for a full queue.</param>
    /// <param name="sentences">Chooses the sentences of summaries that a model which quotes would make; null leaves them to that model. Stays the caller's to dispose.</param>
    /// <exception cref="BundleException">The bundle has no tokenizer, or a malformed prompt.</exception>
    public DocumentSummarizer(InferenceEngine engine, SummarizationOptions options, TimeProvider clock, SentenceSource? sentences = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _options = options;
        _clock = clock;
        _prompts = new PromptSet(engine.Model);
        _rules = new SummarizeRequestValidator(engine, options);
        _grounding = new GroundedWriter(engine, options.MediumSpanTokens);
        if (engine.Tokenizer is null)
        {
            throw new BundleException($"The bundle '{engine.Model.Name}' has no tokenizer, so it takes token ids only and cannot read documents. Export a checkpoint that has a tokenizer.");
        }

        _chosen = sentences is null ? null : new ChosenSummarizer(sentences, engine.Tokenizer, clock);
    }

    /// <summary>
    /// Gets a value indicating whether summaries are made of sentences that are chosen with the whole document in view, so that a document
    /// of any length is read.
    /// </summary>
    public bool ChoosesSentences => _chosen is not null && _prompts.Find(PromptSet.Summarize)?.Sentences is not null;

    /// <summary>Summarizes a document.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops all work for this request within one decode step.</param>
    /// <inheritdoc cref="StartAsync" path="/exception"/>
    public async Task<SummarizeResult> SummarizeAsync(SummarizeRequest request, CancellationToken cancellationToken) =>
        await (await StartAsync(request, cancellationToken).ConfigureAwait(false)).Result.ConfigureAwait(false);

    /// <summary>Checks, cuts and reads a document; completes when the model has read all of it and begins to write the summary.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops all work for this request within one decode step, also after this method has returned.</param>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    /// <exception cref="EngineException">The document is too long, the engine is full or shutting down, or the model failed.</exception>
    public async Task<RunningTask<string, SummarizeResult>> StartAsync(SummarizeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accepted = _clock.GetTimestamp();
        _rules.Check(request);
        WritingFields.Check(request, _engine.Model, _options);
        var bullets = request.Format == SummaryFormat.Bullets ? _prompts.Find(PromptSet.Bullets) : null;
        var prompt = bullets ?? _prompts.Find(PromptSet.Summarize)!;
        var encoder = CreateEncoder(prompt, request.Instruction);
        var level = Level(request, prompt);
        if (_chosen is not null && encoder.Sentences is not null && level is Extractiveness.High or Extractiveness.Auto && ChosenSummarizer.Serves(request))
        {
            return await _chosen.StartAsync(request, Ignored(request, prompt), cancellationToken).ConfigureAwait(false);
        }

        var (quotes, generation) = (level != Extractiveness.Low, _engine.Model.Generation);
        var (min, max) = LengthTable.Bounds(request.Length, request.MinTokens, request.MaxTokens, _engine.MaxOutputTokens, quotes ? null : generation);
        var search = SearchSettings.Of(request, generation, quotes, _engine.MaxBatchSize);
        var plan = new SummaryPlan(request, search, min, max, _engine.MaxOutputTokens, _grounding, level, encoder);

        var admission = new Admission(_engine, _clock, request.Caller);
        var document = request.Analyze();
        var reading = new DocumentReading(document);
        if (InParts(request, encoder))
        {
            var reducer = new ChunkReducer(admission, encoder, plan, _options, _clock);
            await reducer.ReduceAsync(reading, cancellationToken).ConfigureAwait(false);
            if (request.Strategy == SummaryStrategy.Auto)
            {
                reading.Warn(
                    "read-in-parts",
                    $"The document is longer than the {encoder.Limit} tokens that the model reads at once, so {reading.Chunks} parts of it were summarized, and then their summaries. Set strategy to single to refuse such documents.");
            }
        }

        var clock = _clock.GetTimestamp();
        var fitted = InputCutter.Fit(encoder, reading.Document, reading.Chunks > 1 ? Truncation.End : request.Truncate);
        reading.Read(fitted, encoder.Limit, _clock.GetElapsedTime(clock));
        if (request.Text.Length >= EnoughForLanguage && document.Language == "und")
        {
            reading.Warn("language-unknown", "The language of the document could not be told, so its sentences were found by general rules and the abbreviations of English.");
        }
        else if (LanguageNotTrained(document) is { } warning)
        {
            reading.Warn(warning.Code, warning.Detail);
        }

        if (request.Instruction is not null && !prompt.TakesInstruction)
        {
            reading.Warn("instruction-ignored", $"The model '{_engine.Model.Name}' was not trained to follow instructions, so instruction had no effect.");
        }

        var pass = plan.Final(fitted.Ids, fitted.Document);
        if (plan.Quotes && ((request.MinTokens > 0 && pass.Passage is null) || request.NoRepeatNgramSize > 0))
        {
            reading.Warn("ignored-when-quoting", "The summary quotes the document (extractiveness), so min_tokens and no_repeat_ngram_size had no effect.");
        }

        if (pass.Passage is { Unjudged: > 0 } passage)
        {
            reading.Warn(
                "sentences-not-judged",
                $"The model judges {passage.Text.Spans.Count - passage.Unjudged} sentences at once; the last {passage.Unjudged} are taken only after all others. Set strategy to map_reduce.");
        }

        var submitted = _clock.GetElapsedTime(accepted);
        var running = await pass.SubmitAsync(admission, first: reading.Chunks == 1, cancellationToken).ConfigureAwait(false);
        await running.InputRead.ConfigureAwait(false);
        var text = new WrittenText(
            running,
            () => SummaryWriter.Create(request.Format, bullets is not null || pass.Passage is { Lines: true }),
            (result, summary) => reading.Finish(result, summary, pass.QuotationsOf(running, result), pass.CutsSentence(running, result), fitted.Ids.Count, submitted));
        return text.Run(reading.Work.InputTokens + fitted.Ids.Count, reading.Truncated);
    }

    private SummaryWarning? LanguageNotTrained(StructuredText document) =>
        _engine.Model.Card is { Languages: { Count: > 0 } languages } && document.Text.Length >= EnoughForLanguage
            && document.Language is var language && language != "und" && !languages.Contains(language)
            ? SummaryWarnings.LanguageNotTrained(language, _engine.Model.Name, languages)
            : null;

    // Who allows truncation wants one pass.
    private static bool InParts(SummarizeRequest request, PromptEncoder encoder) => request.Strategy == SummaryStrategy.MapReduce
        || (request is { Strategy: SummaryStrategy.Auto, Truncate: Truncation.None } && !encoder.Fits(request.Text));

    // No other parameter turns quoting off: what it asks for and quoting cannot give is said in a warning.
    private static Extractiveness Level(SummarizeRequest request, TaskPrompt prompt) => request switch
    {
        { Extractiveness: not Extractiveness.Auto } => request.Extractiveness,
        _ => prompt.Extractiveness,
    };

    // What the request asks for and cannot have.
    private List<SummaryWarning> Ignored(SummarizeRequest request, TaskPrompt prompt)
    {
        var warnings = new List<SummaryWarning>();
        if (request.Instruction is not null && !prompt.TakesInstruction)
        {
            warnings.Add(new("instruction-ignored", $"The model '{_engine.Model.Name}' was not trained to follow instructions, so instruction had no effect."));
        }

        if ((request.MinTokens > 0) || request.NoRepeatNgramSize > 0)
        {
            warnings.Add(new("ignored-when-quoting", "The summary quotes the document (extractiveness), so min_tokens and no_repeat_ngram_size had no effect."));
        }

        return warnings;
    }

    private PromptEncoder CreateEncoder(TaskPrompt prompt, string? instruction)
    {
        var encoder = new PromptEncoder(_engine.Tokenizer!, prompt, instruction, _engine.Model.Tokens, _engine.MaxInputTokens);
        if (encoder.Room < LeastRoom)
        {
            var errors = new FieldErrors();
            errors.Add("instruction", $"The prompt with the instruction leaves {encoder.Room} of {encoder.Limit} input tokens for the document; it must leave at least {LeastRoom}. Shorten the instruction.");
            errors.ThrowIfAny();
        }

        return encoder;
    }
}
