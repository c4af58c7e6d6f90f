using Summarizer.Bundles;

namespace Summarizer.Embeddings;

/// <summary>Finds the embedding model that a build or a published folder brings along.</summary>
public static class EmbeddingModelLocator
{
    private static readonly string Default = Path.Combine("models", "minilm");

    /// <summary>
    /// The configured folder, else the nearest <c>models/minilm</c> at or above one of the places that holds an embedding bundle; null for
    /// none.
    /// </summary>
    /// <param name="configured">What a person asked for; not checked here.</param>
    /// <param name="places">Where to begin, in order: usually the folder of the program. A build writes into
    /// <c>artifacts/models/minilm</c>, above its programs.</param>
    public static string? Find(string? configured, params IEnumerable<string> places) => string.IsNullOrWhiteSpace(configured)
        ? places.SelectMany(AndAbove).Select(folder => Path.Combine(folder, Default)).FirstOrDefault(EmbeddingBundle.IsAt)
        : configured;

    private static IEnumerable<string> AndAbove(string place)
    {
        for (var folder = Path.GetFullPath(place); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
