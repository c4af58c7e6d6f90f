using System.Buffers;

namespace Summarizer.TextModel;

/// <summary>Quotations and brackets that a Chinese or Japanese sentence goes on after: "「どこへ行く？」と聞いた。", "“你去哪？”他问。", "《怎么办？》是一本书。".</summary>
internal static class EastAsianSpeech
{
    private const int Reach = 8;

    private static readonly string[] Particles = ["と", "って", "など", "なんて", "という", "の", "を", "は", "が", "に", "で", "も", "だ", "へ"];

    private static readonly SearchValues<char> Verbs = SearchValues.Create("说說道問问喊答叫讲講写寫称稱回笑");

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。！？：；、");

    /// <summary>Whether a sentence that begins at an index goes on after a place.</summary>
    public static bool Continues(string text, int sentence, in Stop stop, int end, BracketPairs brackets)
    {
        if (!stop.Closed || stop.IsSpaced)
        {
            return false;
        }

        switch (text[stop.Tail - 1])
        {
            case '\u300B' or '\u3009':
                return true;
            case '\u300D' or '\u300F':
                var next = stop.Next;
                return Array.Exists(Particles, p => text.AsSpan(next, end - next).StartsWith(p, StringComparison.Ordinal));
            case '\uFF09' or ')':
                return brackets.OpenerOf(stop.Tail - 1) is var open && open > sentence;
            case '\u201D' or '"':
                var rest = text.AsSpan(stop.Next, Math.Min(Reach, end - stop.Next));
                var clause = rest.IndexOfAny(Punctuation);

                // "他说：" introduces the next quotation.
                return (clause < 0 || rest[clause] != '：') && (clause < 0 ? rest : rest[..clause]).IndexOfAny(Verbs) >= 0;
            default:
                return false;
        }
    }
}
