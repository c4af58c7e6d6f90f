namespace Summarizer.Export.Checkpoints;

/// <summary>Ids with a meaning, from the first of several objects that has them. generation_config.json comes first, as in transformers' <c>generate</c>.</summary>
internal static class TokenIds
{
    /// <summary>Most rows of an embedding table.</summary>
    public const int MaxVocabulary = 1 << 24;

    /// <summary>One id, or its default.</summary>
    public static int First(string name, int fallback, int vocabulary, params ReadOnlySpan<ConfigSection?> sections) =>
        OptionalFirst(name, vocabulary, sections) ?? fallback;

    /// <summary>One id, or null.</summary>
    public static int? OptionalFirst(string name, int vocabulary, params ReadOnlySpan<ConfigSection?> sections)
    {
        foreach (var section in sections)
        {
            if (section?.OptionalInt(name, 0, vocabulary - 1) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The ids that end an output.</summary>
    public static IReadOnlyList<int> End(int fallback, int vocabulary, params ReadOnlySpan<ConfigSection?> sections)
    {
        foreach (var section in sections)
        {
            if (section?.Ids("eos_token_id", vocabulary) is { } ids)
            {
                return ids;
            }
        }

        return [fallback];
    }
}
