using Summarizer.Bundles;
using Summarizer.Choosing;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Quoting;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Evaluation.Running;

/// <summary>
/// Writes outputs with an engine: the prompt that the bundle has for the task, the document cut at its end where it does not fit, greedy search.
/// No wish for a length and no passage selection stand between the model and its output; it quotes, and chooses whole sentences, where its bundle says that it should, or where the caller does.
/// </summary>
public sealed class EngineRowWriter
{
    // Less than this of a document tells nothing about it.
    private const int LeastRoom = 16;
    private readonly InferenceEngine _engine;
    private readonly Dictionary<EvaluationTask, TaskPrompt> _prompts;
    private readonly int _maxTokens;
    private readonly Extractiveness _extractiveness;
    private readonly GroundedWriter _grounding;
    private readonly ChosenSummarizer? _chosen;

    /// <param name="engine">Engine whose bundle has a tokenizer; stays the caller's to dispose.</param>
    /// <param name="tasks">Tasks of the rows to come.</param>
    /// <param name="maxTokens">Most tokens of an output; null, and anything above it, for the model's own limit.</param>
    /// <param name="extractiveness">How closely outputs follow their documents; auto is what the bundle says for the task.</param>
    /// <param name="sentences">Chooses the sentences of summaries, as the service does by default; null leaves them to the engine.</param>
    /// <param name="clock">Clock of the timings.</param>
    /// <exception cref="BundleException">The bundle has no tokenizer, or no prompt for one of the tasks.</exception>
    public EngineRowWriter(
        InferenceEngine engine,
        IEnumerable<EvaluationTask> tasks,
        int? maxTokens,
        Extractiveness extractiveness = Extractiveness.Auto,
        SentenceSource? sentences = null,
        TimeProvider? clock = null)
    {
        _extractiveness = extractiveness;
        _grounding = new GroundedWriter(engine, new SummarizationOptions().MediumSpanTokens);
        _engine = engine;
        _maxTokens = Math.Min(maxTokens ?? engine.MaxOutputTokens, engine.MaxOutputTokens);
        if (engine.Tokenizer is null)
        {
            throw new BundleException($"The bundle '{engine.Model.Name}' has no tokenizer, so it cannot read documents. Export a checkpoint that has a tokenizer.");
        }

        _chosen = sentences is null ? null : new ChosenSummarizer(sentences, engine.Tokenizer, clock ?? TimeProvider.System);
        var prompts = new PromptSet(engine.Model);
        _prompts = tasks.ToDictionary(t => t, t => Find(prompts, t));
    }

    /// <summary>The evaluated model, for the result.</summary>
    public ModelInfo Model => new(
        _engine.Model.Name,
        _engine.Model.Architecture,
        _engine.Model.Precision.ToString().ToLowerInvariant(),
        _engine.Model.Parameters,
        _engine.Model.Source.Sha256);

    /// <summary>Writes the output of one row.</summary>
    /// <exception cref="EvaluationDataException">The question leaves no room for the document.</exception>
    /// <exception cref="EngineException">The engine is full or failed.</exception>
    public async Task<RowOutput> WriteAsync(EvaluationRow row, CancellationToken cancellationToken)
    {
        var encoder = new PromptEncoder(_engine.Tokenizer!, _prompts[row.Task], instruction: null, _engine.Model.Tokens, _engine.MaxInputTokens) { Query = row.Question };
        if (encoder.Room < LeastRoom)
        {
            throw new EvaluationDataException(
                $"The question of row '{row.Id}' leaves {encoder.Room} of {encoder.Limit} input tokens for its document; at least {LeastRoom} are needed. Leave the row out.");
        }

        var level = _extractiveness == Extractiveness.Auto ? _prompts[row.Task].Extractiveness : _extractiveness;
        if (_chosen is not null && row.Task == EvaluationTask.Summarize && encoder.Sentences is not null && level is Extractiveness.High or Extractiveness.Auto)
        {
            var chosen = await (await _chosen.StartAsync(new() { Text = row.Document }, [], cancellationToken).ConfigureAwait(false)).Result.ConfigureAwait(false);
            return new RowOutput(chosen.Summary, chosen.OutputTokens, Truncated: false);
        }

        var input = InputCutter.Fit(encoder, TextAnalyzer.Analyze(row.Document), Truncation.End);
        var text = row.Task == EvaluationTask.Compress ? QuotableText.AllOf(input.Document) : QuotableText.ProseOf(input.Document);
        var request = new GenerationRequest { InputIds = input.Ids, MaxTokens = _maxTokens, Constraint = _grounding.Constrain([input.Text], [text.Spans], level) };
        var result = await WriteAsync(SentenceQuoter.PassageOf(request, text, level, encoder), request, cancellationToken)
            .ConfigureAwait(false);
        return new RowOutput(result.Text!.Trim(), result.OutputIds.Count, input.Truncated);
    }

    private async Task<GenerationResult> WriteAsync(SentenceQuoter.Passage? passage, GenerationRequest request, CancellationToken cancellationToken)
    {
        Generation generation = passage is null
            ? _engine.Submit(request, cancellationToken)
            : await SentenceQuoter.StartAsync(passage, request, judging => Task.FromResult(_engine.Submit(judging, cancellationToken)))
                .ConfigureAwait(false);
        return await generation.Result.ConfigureAwait(false);
    }

    private TaskPrompt Find(PromptSet prompts, EvaluationTask task)
    {
        var name = task switch
        {
            EvaluationTask.Summarize => PromptSet.Summarize,
            EvaluationTask.Headline => "headline",
            _ => PromptSet.Compress,
        };
        return prompts.Find(name) ?? throw new BundleException(
            $"The bundle '{_engine.Model.Name}' has no prompt for the task '{name}' (it has: {string.Join(", ", _engine.Model.Prompts.Keys.Order())}), but the data has such rows. "
            + "Leave those files out, or export the checkpoint with a prompt for it.");
    }
}
