using Summarizer.Embeddings;

namespace Summarizer.Tests;

/// <summary>The embedding model that the build made.</summary>
public sealed class MiniLm : IDisposable
{
    public EmbeddingModel Model { get; } = EmbeddingModel.Load(
        EmbeddingModelLocator.Find(null, AppContext.BaseDirectory) ?? throw new InvalidOperationException("The build made no artifacts/models/minilm."),
        new EmbeddingOptions());

    public void Dispose() => Model.Dispose();
}
