using Summarizer.Choosing;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Embeddings;
using Summarizer.Engine.Hosting;
using Summarizer.GenAi.Hosting;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Cli.Summarizing;

/// <summary>The models that a summary needs, loaded for one command.</summary>
internal sealed class LoadedSummarizer : IAsyncDisposable
{
    // Chunks of one document that are read at the same time; more would not be faster on one machine.
    private const int ChunkConcurrency = 4;

    // What publishers of summarizers use.
    private const int UsualBeams = 4;

    private readonly SentenceSource? _sentences;

    private LoadedSummarizer(InferenceEngine engine, SentenceSource? sentences, TimeProvider clock)
    {
        (Engine, _sentences) = (engine, sentences);
        Task = new DocumentSummarizer(engine, new SummarizationOptions { ChunkConcurrency = ChunkConcurrency }, clock, sentences);
    }

    /// <summary>The engine of the served bundle.</summary>
    public InferenceEngine Engine { get; }

    /// <summary>Summarizes; safe for concurrent use.</summary>
    public DocumentSummarizer Task { get; }

    /// <summary>Loads the models.</summary>
    /// <param name="folder">Bundle.</param>
    /// <param name="runtime">What runs the loop that writes tokens.</param>
    /// <param name="request">What will be asked; its text does not matter.</param>
    /// <param name="documents">Documents that are summarized at once.</param>
    /// <param name="terminal">Where the search for the models that choose sentences begins.</param>
    public static LoadedSummarizer Load(string folder, EngineRuntime runtime, SummarizeRequest request, int documents, Terminal terminal)
    {
        string[] places = [terminal.CurrentDirectory, AppContext.BaseDirectory];
        var passes = documents * (request.Strategy == SummaryStrategy.Single ? 1 : ChunkConcurrency);
        var engine = EngineRuntimes.Load(
            runtime, folder, EngineOptionsFactory.For((request.NumBeams ?? UsualBeams) * passes), terminal.Clock);
        return new(engine, SentenceSource.Find(new EmbeddingOptions(), places), terminal.Clock);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _sentences?.Dispose();
    }
}
