using System.Numerics.Tensors;

namespace Summarizer.Embeddings.Tests;

/// <summary>The model that the build made.</summary>
public sealed class MiniLm : IDisposable
{
    public static string Folder { get; } = EmbeddingModelLocator.Find(null,
        AppContext.BaseDirectory) ?? throw new InvalidOperationException("The build made no artifacts/models/minilm.");

    public EmbeddingModel Model { get; } = EmbeddingModel.Load(Folder, new EmbeddingOptions());

    public void Dispose() => Model.Dispose();

    public static float Cosine(float[] a, float[] b) => TensorPrimitives.Dot(a, b);
}
