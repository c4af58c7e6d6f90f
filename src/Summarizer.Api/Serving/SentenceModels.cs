using Summarizer.Bundles;
using Summarizer.Choosing;

namespace Summarizer.Api.Serving;

/// <summary>The model that chooses sentences, loaded on first use; it comes with the program and serves every model that quotes.</summary>
/// <param name="embeddings">Makes the vectors that it reads, and remembers them for all tasks.</param>
internal sealed class SentenceModels(EmbeddingHost embeddings) : IDisposable
{
    private readonly Lazy<SentenceSource?> _source = new(() => SentenceSource.Find(embeddings.Model, AppContext.BaseDirectory));

    /// <summary>The model; null where the program was published without it.</summary>
    /// <exception cref="BundleException">A bundle is there and cannot be used.</exception>
    public SentenceSource? Source => _source.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_source.IsValueCreated)
        {
            _source.Value?.Dispose();
        }
    }
}
