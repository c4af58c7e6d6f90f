using System.Numerics.Tensors;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Features;

/// <summary>
/// What a model is told of each sentence besides its vector: where it stands in the document, its section and its block, and what it is
/// made of. The order of the numbers is a part of the model: a change needs new training and a new <see cref="Version"/>.
/// </summary>
public static class SentenceFeatures
{
    /// <summary>Version of what is computed here; a bundle names the one that it was trained with.</summary>
    public const int Version = 2;

    /// <summary>Numbers per sentence.</summary>
    public const int Count = 50;

    private const int FirstWord = 10;
    private const int FirstPlace = 27;

    /// <summary>Features [sentences, <see cref="Count"/>], row by row, each about 0 to 1.</summary>
    /// <param name="text">The document.</param>
    /// <param name="vectors">A vector of unit length, or zero, for every sentence.</param>
    public static float[] Of(StructuredText text, IReadOnlyList<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vectors);
        var sentences = text.Sentences;
        SentenceWords[] words = [.. sentences.Select(s => SentenceWords.Of(text.Text.AsSpan(s.Offset, s.Length)))];
        var central = Centrality.Of(text);
        var places = new PlaceFeatures(text, vectors);
        var mean = Mean(vectors);
        var all = new float[sentences.Count * Count];
        var length = Scale.Log(words.Sum(w => w.Words), 10);
        for (var i = 0; i < sentences.Count; i++)
        {
            var row = all.AsSpan(i * Count, Count);
            row[0] = sentences.Count < 2 ? 0 : (float)i / (sentences.Count - 1);
            row[1] = Scale.Log(i, 5);
            row[2] = Scale.Log(sentences.Count - 1 - i, 5);
            row[3] = i == 0 ? 1 : 0;
            row[4] = i == sentences.Count - 1 ? 1 : 0;
            row[5] = length;
            row[6] = (float)Math.Min(central[i] / 3, 1);
            row[7] = Scale.Cosine(vectors[i], mean);
            row[8] = i == 0 ? 1 : Scale.Cosine(vectors[i], vectors[0]);
            row[9] = i == 0 ? 0 : Scale.Cosine(vectors[i], vectors[i - 1]);
            Fill(row[FirstWord..], words[i], text.Text.AsSpan(sentences[i].Offset, sentences[i].Length));
            places.Fill(row[FirstPlace..], i, words[i]);
        }

        return all;
    }

    private static void Fill(Span<float> row, SentenceWords words, ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<int> counts =
        [
            words.Digits, words.Numbers, words.Names, words.Times, words.Amounts, words.Decisions, words.Findings, words.Aims,
            words.Speaking, words.Filling, words.Denials,
        ];
        row[0] = Scale.Log(words.Words, 4);
        for (var i = 0; i < counts.Length; i++)
        {
            row[1 + i] = Scale.Log(counts[i], 2);
        }

        var end = sentence.TrimEnd("\"')]\u201d\u2019");
        row[12] = words.Leans ? 1 : 0;
        row[13] = end is [.., '?'] ? 1 : 0;
        row[14] = end is [.., '.' or '!' or '?'] ? 0 : 1;
        row[15] = sentence.IndexOfAny("\"\u201c\u201d") >= 0 ? 1 : 0;
        row[16] = sentence.IndexOf('(') >= 0 ? 1 : 0;
    }

    private static float[] Mean(IReadOnlyList<float[]> vectors)
    {
        var mean = new float[vectors.Count == 0 ? 0 : vectors[0].Length];
        foreach (var vector in vectors)
        {
            TensorPrimitives.Add(mean, vector, mean);
        }

        return mean;
    }
}
