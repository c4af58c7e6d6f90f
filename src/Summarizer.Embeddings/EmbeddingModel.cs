using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;

namespace Summarizer.Embeddings;

/// <summary>
/// Vectors of texts and of the sentences inside them, from a sentence encoder. A text is read whole, or in windows of whole sentences where
/// it is long, and a sentence is the mean of its
/// tokens' states there (late chunking, Günther et al. 2024, arXiv:2409.04701): so its vector knows what stands around it. Safe to use from
/// several threads.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    private readonly EncoderRunner _runner;
    private readonly WordPieces _pieces;
    private readonly VectorCache _cache;
    private readonly int _room;

    private EmbeddingModel(EmbeddingBundle bundle, EmbeddingOptions options)
    {
        Manifest = bundle.Manifest;
        _pieces = WordPieces.Load(bundle);
        _cache = new VectorCache((long)options.CacheMiB << 20);
        _room = Math.Min(options.WindowTokens, Manifest.MaxTokens) - 2;
        _runner = new EncoderRunner(bundle, options);
    }

    /// <summary>What the bundle says of the model.</summary>
    public EmbeddingManifest Manifest { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions => Manifest.Encoder.Hidden;

    /// <summary>Loads the model and checks its files.</summary>
    /// <param name="folder">Embedding bundle.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="BundleException">The bundle cannot be used.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static EmbeddingModel Load(string folder, EmbeddingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return new EmbeddingModel(EmbeddingBundle.Open(folder), options);
    }

    /// <summary>Word pieces of a text, without start and end.</summary>
    public int CountTokens(string text) => _pieces.Encode(text).Length;

    /// <summary>Vector of a text, of unit length; all zeros for a text without a word.</summary>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<float[]> EmbedAsync(string text, CancellationToken cancellationToken) =>
        (await EmbedPassageAsync([text], cancellationToken).ConfigureAwait(false)).Whole;

    /// <summary>Vectors of a text and of its sentences.</summary>
    /// <param name="sentences">The text, cut into stretches one after another: sentences, headings, rows of a table.</param>
    /// <param name="cancellationToken">Stops a pass between two operators.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public Task<PassageVectors> EmbedPassageAsync(IReadOnlyList<string> sentences, CancellationToken cancellationToken) =>
        EmbedPassageAsync(sentences, new EmbeddingWork(TimeProvider.System), cancellationToken);

    /// <summary>Vectors of a text and of its sentences.</summary>
    /// <param name="sentences">The text, cut into stretches one after another: sentences, headings, rows of a table.</param>
    /// <param name="work">What it costs is added here; nothing where the vectors are remembered.</param>
    /// <param name="cancellationToken">Stops a pass between two operators.</param>
    /// <param name="windowRead">Called after each window with the number of windows that were read, and of all.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<PassageVectors> EmbedPassageAsync(
        IReadOnlyList<string> sentences, EmbeddingWork work, CancellationToken cancellationToken, Action<int, int>? windowRead = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(work);
        var key = VectorCache.KeyOf(sentences);
        if (_cache.Find(key) is { } known)
        {
            return known;
        }

        var started = work.Now;
        int[][] tokens = [.. sentences.Select(_pieces.Encode)];
        work.Tokenized(started);
        var sums = new SentenceSums(sentences.Count, Dimensions);
        var windows = Windows.Of(tokens, _room).ToList();
        for (var read = 0; read < windows.Count; read++)
        {
            var window = windows[read];
            int[] ids = [Manifest.Tokens.Start, .. window.SelectMany(
                part => tokens[part.Sentence].AsSpan(part.First, part.Count).ToArray()), Manifest.Tokens.End];
            sums.Add(await _runner.RunAsync(ids, work, cancellationToken).ConfigureAwait(false), window);
            windowRead?.Invoke(read + 1, windows.Count);
        }

        var vectors = sums.ToVectors(tokens.Sum(t => t.Length));
        _cache.Keep(key, vectors);
        return vectors;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();
}
