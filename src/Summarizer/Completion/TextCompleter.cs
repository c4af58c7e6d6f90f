using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Completion;

/// <summary>Text in, text out, without a task. Safe for concurrent use; cheap to create.</summary>
public sealed class TextCompleter
{
    private static readonly TaskPrompt Bare = new("completion", "{text}");

    private readonly InferenceEngine _engine;
    private readonly TimeProvider _clock;
    private readonly SummarizeRequestValidator _rules;
    private readonly PromptEncoder _encoder;

    /// <summary>Creates it for an engine, which stays the caller's to dispose.</summary>
    /// <param name="engine">Engine whose bundle has a tokenizer.</param>
    /// <param name="options">Longest prompt in characters.</param>
    /// <param name="clock">Clock of the timings.</param>
    /// <exception cref="BundleException">The bundle has no tokenizer.</exception>
    public TextCompleter(InferenceEngine engine, SummarizationOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _clock = clock;
        _rules = new SummarizeRequestValidator(engine, options);
        var tokenizer = engine.Tokenizer ?? throw new BundleException($"The bundle '{engine.Model.Name}' has no tokenizer, so it takes token ids only. Export a checkpoint that has a tokenizer.");
        _encoder = new PromptEncoder(tokenizer, Bare, instruction: null, engine.Model.Tokens, engine.MaxInputTokens);
    }

    /// <summary>Checks and reads a prompt; completes when the model begins to write.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops all work for this request within one decode step, also after this method has returned.</param>
    /// <exception cref="InvalidRequestException">Fields are out of range; a prompt's field is named <c>text</c>.</exception>
    /// <exception cref="EngineException">The prompt is too long, the engine is full or shutting down, or the model failed.</exception>
    public async Task<RunningTask<string, SummarizeResult>> StartAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accepted = _clock.GetTimestamp();
        Check(request);
        var ids = _encoder.Encode(request.Prompt);
        var tokenized = _clock.GetElapsedTime(accepted);
        var generation = await new Admission(_engine, _clock, request.Caller).SubmitAsync(Pass(request, ids), first: true, cancellationToken)
            .ConfigureAwait(false);
        await generation.InputRead.ConfigureAwait(false);
        return new WrittenText(generation, static () => new UnchangedWriter(), (result, text) => Finish(result, text, ids.Count, tokenized)).Run(ids.Count, truncated: false);
    }

    // The rules of a summary's fields are the rules of the same fields here.
    private void Check(CompletionRequest request) => _rules.Check(new()
    {
        Text = request.Prompt,
        MaxTokens = request.MaxTokens,
        MinTokens = request.MinTokens,
        Temperature = request.Temperature,
        TopP = request.TopP,
        TopK = request.TopK,
        NoRepeatNgramSize = request.NoRepeatNgramSize,
        RepetitionPenalty = request.RepetitionPenalty,
        Stop = request.Stop,
    });

    private GenerationRequest Pass(CompletionRequest request, IReadOnlyList<int> ids) => new()
    {
        InputIds = ids,
        MaxTokens = request.MaxTokens ?? _engine.MaxOutputTokens,
        MinTokens = request.MinTokens ?? 0,
        IgnoreEnd = request.IgnoreEnd,
        Sampling = new SamplingOptions
        {
            Temperature = request.Temperature,
            TopP = request.TopP,
            TopK = request.TopK,
            Seed = request.Seed,
            RepetitionPenalty = request.RepetitionPenalty,
            NoRepeatNgramSize = request.NoRepeatNgramSize,
        },
        Stop = request.Stop,
    };

    private static SummarizeResult Finish(GenerationResult result, string text, int inputTokens, TimeSpan tokenized) => new()
    {
        Summary = text,
        FinishReason = result.FinishReason,
        Truncated = false,
        Chunks = 1,
        InputTokens = inputTokens,
        OutputTokens = result.OutputIds.Count,
        Timings = new(
            result.Timings.Queue, tokenized, result.Timings.Encode, result.Timings.Decode, tokenized + result.Timings.FirstToken, result.Timings.PerToken, tokenized + result.Timings.Total),
        Contexts = [],
        Warnings = [],
    };

    private sealed class UnchangedWriter : SummaryWriter
    {
        public override string Append(string text) => text;

        public override string Flush() => "";
    }
}
