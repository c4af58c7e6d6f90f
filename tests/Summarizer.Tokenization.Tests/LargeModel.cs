using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.Tests;

/// <summary>A made-up BPE model of the size and make-up of Gemma's: 262,144 pieces, thousands of them user-defined.</summary>
internal static class LargeModel
{
    public const int Size = 262_144;

    private static readonly string[] Syllables =
        [.. "bcdfghklmnprstvwz".SelectMany(c => "aeiou".Select(v => $"{c}{v}")), "th", "er", "in", "an", "st"];

    public static ModelProto Build()
    {
        var model = ModelBuilder.BytePair().AddBytes();
        model.Add(PieceType.UserDefined, Enumerable.Range(0, 6242).Select(i => $"<unused{i}>"));
        model.Add(PieceType.UserDefined, Enumerable.Range(1, 31).Select(i => new string('\n', i)));
        model.Add(PieceType.UserDefined, Enumerable.Range(2, 30).Select(i => new string(PieceTable.Space, i)));
        var seen = new HashSet<string>(model.Pieces.Select(p => p.Piece));
        var merged = Words().Where(seen.Add).Take(Size - model.Pieces.Count - 40_000).ToList();
        model.Add(PieceType.Normal, merged);
        var characters = Enumerable.Range(0x20, 0x10000).Where(c => c is < 0xD800 or >= 0xE000).Select(c => ((char)c).ToString());
        return model.Add(PieceType.Normal, characters.Where(seen.Add).Take(Size - model.Pieces.Count));
    }

    // Every word comes after all its prefixes of whole syllables and, in between, single letters, so that each can be merged.
    private static IEnumerable<string> Words()
    {
        var queue = new Queue<string>(["", "\u2581"]);
        while (queue.TryDequeue(out var word))
        {
            foreach (string syllable in Syllables)
            {
                for (int length = word.Length == 0 ? 2 : 1; length <= syllable.Length; length++)
                {
                    yield return word + syllable[..length];
                }

                queue.Enqueue(word + syllable);
            }
        }
    }
}
