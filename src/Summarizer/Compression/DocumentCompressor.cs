using Summarizer.Bundles;
using Summarizer.Embeddings;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Compresses retrieved documents to the evidence for a question. Safe for concurrent use.</summary>
public sealed class DocumentCompressor
{
    private readonly InferenceEngine _engine;
    private readonly CompressionOptions _options;
    private readonly TimeProvider _clock;
    private readonly TaskPrompt _prompt;
    private readonly CompressRules _rules;
    private readonly GroundedWriter _grounding;
    private readonly PassageReading _reading;

    /// <summary>Creates the task for an engine; the engine stays the caller's to dispose.</summary>
    /// <param name="engine">Engine whose bundle has a tokenizer and a prompt for the task <c>compress</c>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings.</param>
    /// <param name="embeddings">Embedding model, which stays the caller's to dispose; null to choose sentences by their words
    /// alone.</param>
    /// <exception cref="BundleException">The bundle has no tokenizer, or no prompt for this task.</exception>
    public DocumentCompressor(InferenceEngine engine, CompressionOptions options, TimeProvider clock, EmbeddingModel? embeddings = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _options = options;
        _clock = clock;
        _rules = new CompressRules(options);
        _reading = new PassageReading(embeddings, options);
        _grounding = new GroundedWriter(engine, options.MediumSpanTokens);
        _prompt = new PromptSet(engine.Model).Find(PromptSet.Compress)
            ?? throw new BundleException(
                $"The bundle '{engine.Model.Name}' has no prompt for the task '{PromptSet.Compress}', so its model was not trained to "
                + $"answer questions. Export it with a prompts.json that has one.");
        if (engine.Tokenizer is null)
        {
            throw new BundleException(
                $"The bundle '{engine.Model.Name}' has no tokenizer, so it cannot read documents. Export a checkpoint that has a tokenizer.");
        }
    }

    /// <summary>Whether a model was trained for this task.</summary>
    public static bool Supports(BundleManifest model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new PromptSet(model).Find(PromptSet.Compress) is not null;
    }

    /// <summary>Compresses documents.</summary>
    /// <inheritdoc cref="StartAsync" path="/param|/exception"/>
    public async Task<CompressResult> CompressAsync(CompressRequest request, CancellationToken cancellationToken)
    {
        var running = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        return await running.Result.ConfigureAwait(false);
    }

    /// <summary>Checks the request, reads and scores its documents and, where the model is to write, queues them all.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops all work for this request within one decode step, also after this method has returned.</param>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    /// <exception cref="EngineException">The engine is full or shutting down.</exception>
    public async Task<RunningTask<DocumentResult, CompressResult>> StartAsync(CompressRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accepted = _clock.GetTimestamp();
        _rules.Check(request);
        CheckModes(request.Extractiveness);
        var counter = TokenCounter.For(request.TargetTokenizer, _engine.Tokenizer!);
        var draft = await _reading.ReadAsync(request, counter, cancellationToken).ConfigureAwait(false);
        var admission = new Admission(_engine, _clock, request.Caller);
        var answerer = request.Output == CompressionOutput.Answer
            ? new Answerer(_engine, admission, Encoder(request.Query), _grounding, _options)
            : null;
        return request.Extractiveness == Extractiveness.Low
            ? new WrittenCompression(draft, await WriteAsync(draft, admission, cancellationToken).ConfigureAwait(false), answerer, _clock, accepted).Run()
            : new LiveCompression(draft, answerer, _clock, accepted).Run();
    }

    private void CheckModes(Extractiveness extractiveness)
    {
        var errors = new FieldErrors();
        if (!_options.AllowUntrainedModes && !_engine.Model.Supports(OutputMode.FreeText))
        {
            WritingFields.CheckExtractiveness(errors, extractiveness, _engine.Model, "Leave extractiveness out");
        }

        errors.ThrowIfAny();
    }

    private async Task<Dictionary<int, Task<WrittenEvidence>>> WriteAsync(
        CompressionDraft draft, Admission admission, CancellationToken cancellationToken)
    {
        var writer = new FreeWriter(_engine, admission, Encoder(draft.Request.Query), _options);
        var written = new Dictionary<int, Task<WrittenEvidence>>();
        foreach (var document in draft.Candidates)
        {
            written[document] = await writer.StartAsync(
                draft.Passages[document].Text, draft.Request.Truncate, first: written.Count == 0, cancellationToken).ConfigureAwait(false);
        }

        return written;
    }

    private PromptEncoder Encoder(string query)
    {
        var encoder = new PromptEncoder(
            _engine.Tokenizer!, _prompt, instruction: null, _engine.Model.Tokens, _engine.MaxInputTokens)
        { Query = query };
        if (encoder.Room < _engine.MaxInputTokens / 4)
        {
            var errors = new FieldErrors();
            errors.Add(
                "query",
                $"The prompt with the query leaves {encoder.Room} of {encoder.Limit} input tokens for a document; it must leave at "
                + $"least a quarter. Shorten the query.");
            errors.ThrowIfAny();
        }

        return encoder;
    }
}
