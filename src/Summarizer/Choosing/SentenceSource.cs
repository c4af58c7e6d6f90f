using Summarizer.Bundles;
using Summarizer.Embeddings;
using Summarizer.Pointer.Bundles;
using Summarizer.Pointer.Choosing;
using Summarizer.Pointer.Running;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Choosing;

/// <summary>The two models that choose sentences: one that makes vectors of them and one that names them. Safe for concurrent use.</summary>
public sealed class SentenceSource : IDisposable
{
    private readonly PointerModel _model;
    private readonly EmbeddingModel _embeddings;
    private readonly bool _owned;
    private readonly SentenceChooser _chooser;

    private SentenceSource(PointerModel model, EmbeddingModel embeddings, bool owned)
    {
        (_model, _embeddings, _owned) = (model, embeddings, owned);
        _chooser = new SentenceChooser(model);
    }

    /// <summary>What the bundle says of the model that chooses.</summary>
    public PointerManifest Manifest => _model.Manifest;

    /// <summary>Loads the model that chooses.</summary>
    /// <param name="folder">Pointer bundle.</param>
    /// <param name="embeddings">The embedding model that the bundle names; stays the caller's to dispose.</param>
    /// <exception cref="BundleException">The bundle cannot be used, or was made for another embedding model.</exception>
    public static SentenceSource Load(string folder, EmbeddingModel embeddings) => Load(folder, embeddings, owned: false);

    /// <summary>Loads both models where they are found at or above one of the places; null where one of them is not there.</summary>
    /// <param name="options">Limits of the embedding model.</param>
    /// <param name="places">Where to begin, in order: usually the folder of the program.</param>
    /// <exception cref="BundleException">A bundle is there and cannot be used.</exception>
    public static SentenceSource? Find(EmbeddingOptions options, params IReadOnlyList<string> places) =>
        PointerBundle.Find(null, places) is { } pointer && EmbeddingModelLocator.Find(null, places) is { } embeddings
            ? Load(pointer, EmbeddingModel.Load(embeddings, options), owned: true)
            : null;

    /// <summary>Loads the model that chooses where it is found at or above one of the places; null where it is not there.</summary>
    /// <param name="embeddings">The embedding model; stays the caller's to dispose. Null for none, and then nothing is loaded.</param>
    /// <param name="places">Where to begin, in order: usually the folder of the program.</param>
    /// <exception cref="BundleException">A bundle is there and cannot be used.</exception>
    public static SentenceSource? Find(EmbeddingModel? embeddings, params IReadOnlyList<string> places) =>
        embeddings is not null && PointerBundle.Find(null, places) is { } pointer ? Load(pointer, embeddings, owned: false) : null;

    /// <summary>Whether the model was trained on a language; one that could not be told may be it.</summary>
    public bool Knows(string language) => language == "und" || Manifest.Languages.Contains(language);

    /// <summary>Chooses sentences of a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="limits">How long the summary may be.</param>
    /// <param name="work">What reading costs is added here.</param>
    /// <param name="progress">Told after each window that was read; null for nobody.</param>
    /// <param name="cancellationToken">Stops reading between two operators, and choosing within one step.</param>
    /// <returns>Indices in order of the text; empty where none fits the limits.</returns>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<IReadOnlyList<int>> ChooseAsync(
        StructuredText text, ChoiceLimits limits, EmbeddingWork work, IProgress<ReadingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(work);
        var vectors = await EmbedAsync(text, work, progress, cancellationToken).ConfigureAwait(false);
        using var span = ChoosingTelemetry.Activities.StartActivity("choose");
        return await Task.Run(() => Choose(text, vectors, limits, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        if (_owned)
        {
            _embeddings.Dispose();
        }
    }

    private async Task<IReadOnlyList<float[]>> EmbedAsync(
        StructuredText text, EmbeddingWork work, IProgress<ReadingProgress>? progress, CancellationToken cancellationToken)
    {
        using var span = ChoosingTelemetry.Activities.StartActivity("embed");
        Action<int, int>? report = progress is null ? null : (done, total) => progress.Report(new(done, total));
        var vectors = await _embeddings.EmbedPassageAsync([.. text.Sentences.Select(s => text[s])], work, cancellationToken, report).ConfigureAwait(false);
        span?.SetTag("summarizer.passes", work.Passes).SetTag("summarizer.queue_ms", work.Queue.TotalMilliseconds);
        return vectors.Sentences;
    }

    private IReadOnlyList<int> Choose(
        StructuredText text, IReadOnlyList<float[]> vectors, ChoiceLimits limits, CancellationToken cancellationToken) =>
        Knows(text.Language)
            ? _chooser.Choose(text, vectors, limits, cancellationToken)
            : WordChooser.Choose(text, vectors, limits);

    private static SentenceSource Load(string folder, EmbeddingModel embeddings, bool owned)
    {
        var model = PointerModel.Load(folder);
        if (model.Manifest.Embeddings == embeddings.Manifest.Name && model.Manifest.Vector == embeddings.Dimensions)
        {
            return new(model, embeddings, owned);
        }

        var wanted = (model.Manifest.Embeddings, model.Manifest.Vector);
        model.Dispose();
        throw new BundleException(
            $"The pointer bundle '{folder}' reads vectors of '{wanted.Embeddings}' with {wanted.Vector} numbers; the embedding model is '{embeddings.Manifest.Name}' with {embeddings.Dimensions}. Use the two that belong together.");
    }
}
