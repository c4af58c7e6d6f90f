using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Bundles;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Summarization;

namespace Summarizer.Api.Serving;

/// <summary>Loads a bundle and proves it with a real encode and decode, with the standby engine when there is one.</summary>
internal sealed class ModelBuilder(
    EngineFactory factory,
    ModelSource source,
    EmbeddingHost embeddings,
    IOptions<SummarizerOptions> options,
    SentenceModels sentences,
    TimeProvider clock)
{
    /// <summary>Loads a model; the caller owns it.</summary>
    /// <exception cref="BundleException">The bundle cannot be served.</exception>
    public async Task<ServedModel> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var model = await LoadOneAsync(folder, options.Value.Engine, cancellationToken);
        var standby = options.Value.Resilience.Standby;
        if (!standby.Enabled)
        {
            return model;
        }

        try
        {
            var other = standby.ModelPath is null ? folder : await source.FindAsync(standby.ModelPath, cancellationToken);
            return model with { Standby = await LoadOneAsync(other, standby.Engine, cancellationToken) };
        }
        catch
        {
            await model.DisposeAsync();
            throw;
        }
    }

    private async Task<ServedModel> LoadOneAsync(string folder, EngineOptions limits, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var engine = factory(options.Value.Runtime, folder, limits, clock);
        try
        {
            var summarizer = new DocumentSummarizer(
                engine, options.Value.Summarization, clock, options.Value.ChooseSentences ? sentences.Source : null);
            var probe = new TextCompleter(engine, options.Value.Summarization, clock);
            await (await probe.StartAsync(new() { Prompt = "A first sentence to read.", MaxTokens = 1 }, cancellationToken)).Result;
            var compressor = DocumentCompressor.Supports(engine.Model)
                ? new DocumentCompressor(engine, options.Value.Compression, clock, embeddings.Model)
                : null;
            return new(engine, summarizer, compressor, clock.GetUtcNow()) { Folder = folder, LoadTime = clock.GetElapsedTime(started) };
        }
        catch (EngineException e) when (e.Error == EngineError.InvalidRequest && engine.Runtime == EngineRuntime.GenAi)
        {
            await engine.DisposeAsync();
            throw new BundleException(
                $"'{engine.Model.Name}' writes in a way that the runtime genai does not serve: {e.Message} Set Summarizer__Runtime=ort.",
                e);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }
}
