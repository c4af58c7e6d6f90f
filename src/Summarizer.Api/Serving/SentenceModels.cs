using Summarizer.Bundles;
using Summarizer.Choosing;
using Summarizer.Embeddings;

namespace Summarizer.Api.Serving;

/// <summary>The models that choose sentences, loaded on first use; they come with the program and serve every model that quotes.</summary>
internal sealed class SentenceModels : IDisposable
{
    private readonly Lazy<SentenceSource?> _source = new(() => SentenceSource.Find(new EmbeddingOptions(), AppContext.BaseDirectory));

    /// <summary>The models; null where the program was published without them.</summary>
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
