using Summarizer.TextModel;

namespace Summarizer.Pointer.Features;

/// <summary>How much a sentence speaks of what the whole document speaks of: the mean, over its longer words, of ln(sentences that hold the word).</summary>
internal static class Centrality
{
    // Shorter words are mostly grammar, in many languages.
    private const int LeastLetters = 4;

    /// <summary>Per sentence; 0 where no longer word is shared with another sentence.</summary>
    public static double[] Of(StructuredText text)
    {
        var words = text.Sentences
            .Select(s => TextWords.Of(text[s]).Where(word => word.Length >= LeastLetters).ToHashSet(StringComparer.Ordinal))
            .ToList();
        var sentences = words.SelectMany(w => w).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. words.Select(own => own.Select(word => Math.Log(sentences[word])).DefaultIfEmpty().Average())];
    }
}
