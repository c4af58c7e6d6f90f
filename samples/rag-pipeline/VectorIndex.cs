using System.Numerics.Tensors;
using Summarizer.Client;

namespace RagPipeline;

/// <summary>Search by meaning: vectors of the collection, made once. Stands for the vector database of a real pipeline.</summary>
internal sealed class VectorIndex
{
    private readonly SummarizerClient _client;
    private readonly IReadOnlyList<float[]> _vectors;

    private VectorIndex(SummarizerClient client, IReadOnlyList<float[]> vectors) => (_client, _vectors) = (client, vectors);

    public static async Task<VectorIndex> CreateAsync(SummarizerClient client, IEnumerable<Passage> passages) =>
        new(client, await EmbedAsync(client, [.. passages.Select(p => p.Text)]));

    /// <summary>Passages nearest to the question.</summary>
    public async Task<IReadOnlyList<int>> FindAsync(string question, int count)
    {
        var asked = (await EmbedAsync(_client, [question]))[0];
        return [.. Enumerable.Range(0, _vectors.Count).OrderByDescending(p => TensorPrimitives.Dot(_vectors[p], asked)).Take(count)];
    }

    private static async Task<IReadOnlyList<float[]>> EmbedAsync(SummarizerClient client, IReadOnlyList<string> texts) =>
        [.. (await client.EmbedAsync(new(texts))).Data.OrderBy(d => d.Index).Select(d => d.Embedding)];
}
