using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Selection;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>Compresses retrieved documents to the evidence for a question. Safe for concurrent use.</summary>
public sealed class DocumentCompressor
{
    private const double DefaultRate = 0.3;

    private readonly InferenceEngine _engine;
    private readonly CompressionOptions _options;
    private readonly TimeProvider _clock;
    private readonly TaskPrompt _prompt;
    private readonly CompressRules _rules;
    private readonly GroundedWriter _grounding;

    /// <summary>Creates the task for an engine; the engine stays the caller's to dispose.</summary>
    /// <param name="engine">Engine whose bundle has a tokenizer and a prompt for the task <c>compress</c>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings.</param>
    /// <exception cref="BundleException">The bundle has no tokenizer, or no prompt for this task.</exception>
    public DocumentCompressor(InferenceEngine engine, CompressionOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _options = options;
        _clock = clock;
        _rules = new CompressRules(options);
        _grounding = new GroundedWriter(engine, options.MediumSpanTokens);
        _prompt = new PromptSet(engine.Model).Find(PromptSet.Compress)
            ?? throw new BundleException($"The bundle '{engine.Model.Name}' has no prompt for the task '{PromptSet.Compress}', so its model was not trained to answer questions. Export it with a prompts.json that has one.");
        if (engine.Tokenizer is null)
        {
            throw new BundleException($"The bundle '{engine.Model.Name}' has no tokenizer, so it cannot read documents. Export a checkpoint that has a tokenizer.");
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
        var running = await StartAsync(request, cancellationToken);
        return await running.Result;
    }

    /// <summary>Checks the request, chooses documents and queues them all, so that the engine reads them together.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops all work for this request within one decode step, also after this method has returned.</param>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    /// <exception cref="EngineException">The engine is full or shutting down.</exception>
    public async Task<RunningTask<DocumentResult, CompressResult>> StartAsync(CompressRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accepted = _clock.GetTimestamp();
        _rules.Check(request);
        var counter = TokenCounter.For(request.TargetTokenizer, _engine.Tokenizer!);
        var documents = request.Documents.Select(d => new QuotableText(d)).ToArray();
        var tokens = documents.Select(d => counter.Count(d.Text)).ToArray();
        var budget = new Budget(counter, BudgetOf(request, tokens));
        var relevance = Relevance(request);
        var admission = new Admission(_engine, _clock, request.Caller);
        var chosen = await SelectAsync(request, documents, relevance, new PassageEmbedder(_engine, admission), cancellationToken);
        var plan = CompressionPlan.Create(chosen, relevance, tokens, budget.Limit);

        var reader = new EvidenceReader(_engine, admission, Encoder(request.Query), _grounding, _options);
        var readings = new Dictionary<int, Task<EvidenceReader.Reading>>();
        foreach (var document in plan.Order)
        {
            readings[document] = await reader.StartAsync(documents[document], request, first: readings.Count == 0, cancellationToken);
        }

        var keeper = new DocumentKeeper(counter, budget, request.MaxTokensPerDocument ?? int.MaxValue);
        var answerer = new Answerer(_engine, admission, Encoder(request.Query), _grounding, _options);
        return new LiveCompression(request, documents, tokens, plan, readings, keeper, budget, answerer, _options, _clock, accepted).Run();
    }

    private PromptEncoder Encoder(string query)
    {
        var encoder = new PromptEncoder(_engine.Tokenizer!, _prompt, instruction: null, _engine.Model.Tokens, _engine.MaxInputTokens) { Query = query };
        if (encoder.Room < _engine.MaxInputTokens / 4)
        {
            var errors = new FieldErrors();
            errors.Add("query", $"The prompt with the query leaves {encoder.Room} of {encoder.Limit} input tokens for a document; it must leave at least a quarter. Shorten the query.");
            errors.ThrowIfAny();
        }

        return encoder;
    }

    /// <summary>Tokens that a request allows of documents that have so many each.</summary>
    internal static int BudgetOf(CompressRequest request, int[] tokens) =>
        request.TargetTokens ?? (int)(tokens.Sum(t => (long)t) * (request.Rate ?? DefaultRate));

    /// <summary>Relevance of every document for the question by their words, 0 to 1.</summary>
    internal static double[] Relevance(CompressRequest request)
    {
        var scores = new Bm25Index([.. request.Documents.Zip(request.Titles.Concat(Enumerable.Repeat<string?>(null, request.Documents.Count)), (text, title) => $"{title}\n{text}")])
            .Score(request.Query);
        var best = scores.Max();
        return best > 0 ? [.. scores.Select(s => s / best)] : scores;
    }

    private static async Task<IEnumerable<int>> SelectAsync(
        CompressRequest request, QuotableText[] documents, double[] relevance, PassageEmbedder embedder, CancellationToken cancellationToken)
    {
        int[] candidates = [.. Enumerable.Range(0, documents.Length).Where(d => documents[d].Spans.Count > 0)];
        var count = Math.Min(request.TopK ?? candidates.Length, candidates.Length);
        if (request.Select == SelectionMethod.None)
        {
            return candidates.OrderByDescending(d => relevance[d]).ThenBy(d => d).Take(count);
        }

        var embeddings = await embedder.EmbedAsync([.. candidates.Select(d => documents[d].Text)], cancellationToken);
        var question = (await embedder.EmbedAsync([request.Query], cancellationToken))[0];
        double[] combined = [.. candidates.Select((d, i) => (relevance[d] + PassageEmbedder.Similarity(question, embeddings[i])) / 2)];
        var values = new MarginalRelevance(combined, embeddings, request.Diversity);
        return PassageSelector.Select(request.Select, values, count, request.Seed).Select(i => candidates[i]);
    }
}
