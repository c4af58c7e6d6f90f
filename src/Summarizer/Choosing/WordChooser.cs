using System.Numerics.Tensors;
using Summarizer.Pointer.Choosing;
using Summarizer.TextModel;

namespace Summarizer.Choosing;

/// <summary>Chooses sentences of a language that no model knows: by where they stand, by how many of their longer words the document repeats, and unlike what was chosen before.</summary>
internal static class WordChooser
{
    private const int LeastLetters = 4;
    private const double Place = 0.5;
    private const double Repetition = 1;
    private const double UsualShare = 0.15;
    private const int UsualWords = 80;

    /// <summary>Sentences in order of the text; empty where none fits.</summary>
    public static IReadOnlyList<int> Choose(StructuredText text, IReadOnlyList<float[]> vectors, ChoiceLimits limits)
    {
        int[] words = [.. text.Sentences.Select(s => text[s].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)];
        var open = Enumerable.Range(0, words.Length).Where(i => text.Sentences[i].IsProse).ToList();
        open = open.Count > 0 ? open : [.. Enumerable.Range(0, words.Length)];
        var aim = Math.Min(limits.AimWords ?? Math.Min(UsualWords, Math.Max(1, UsualShare * words.Sum())), limits.MaxWords);
        var central = Centralities(text);
        var (chosen, used) = (new List<int>(), 0);
        while (open.Count > 0 && chosen.Count < limits.MaxSentences)
        {
            var next = open.MaxBy(i => central[i] - (Place * Math.Log(1 + i)) - (Repetition * Nearest(vectors, chosen, i)));
            open.Remove(next);
            if (!limits.Fill && chosen.Count > 0 && used + (words[next] / 2.0) > aim)
            {
                break;
            }

            if (used + words[next] <= limits.MaxWords && limits.Fits([.. chosen.Append(next).Order()]))
            {
                chosen.Add(next);
                used += words[next];
            }
        }

        return [.. chosen.Order()];
    }

    private static double[] Centralities(StructuredText text)
    {
        var words = text.Sentences
            .Select(s => TextWords.TermsOf(text[s], text.Language).Where(word => word.Length >= LeastLetters).ToHashSet(StringComparer.Ordinal))
            .ToList();
        var sentences = words.SelectMany(w => w).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. words.Select(own => own.Select(word => Math.Log(sentences[word])).DefaultIfEmpty().Average())];
    }

    private static double Nearest(IReadOnlyList<float[]> vectors, List<int> chosen, int sentence) =>
        chosen.Select(c => (double)TensorPrimitives.Dot<float>(vectors[c], vectors[sentence])).DefaultIfEmpty().Max();
}
