using System.Buffers;

namespace Summarizer.TextModel;

/// <summary>Quotations and brackets that a Chinese or Japanese sentence goes on after: "「どこへ行く？」と聞いた。", "“你去哪？”他问。", "《怎么办？》是一本书。".</summary>
internal static class EastAsianSpeech
{
    private const int Reach = 12;

    private static readonly string[] Particles = ["と", "って", "など", "なんて", "という", "の", "を", "は", "が", "に", "で", "も", "だ", "へ"];

    private static readonly string[] Said = ["言った", "いった", "聞いた", "きいた", "答えた", "尋ねた", "たずねた", "叫んだ", "つぶやいた", "ささやいた", "話した", "述べた", "語った", "言う", "問うた"];

    private const string Pronouns = "他她它我你您这那這";

    private static readonly string[] Joins = ["然后", "然後", "便", "就", "并", "並", "接着", "接著", "随后", "隨後", "于是", "於是", "的", "时", "時", "之后", "之後"];

    private static readonly SearchValues<char> Verbs = SearchValues.Create("说說道問问喊答叫讲講写寫称稱回笑");

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。！？：；、");

    /// <summary>Whether a sentence that begins at an index goes on after a place.</summary>
    public static bool Continues(string text, int sentence, in Stop stop, int end, BracketPairs brackets)
    {
        if (!stop.Closed && IsInName(text, stop, end))
        {
            return true;
        }

        if (!stop.Closed || stop.IsSpaced)
        {
            return false;
        }

        var next = stop.Next;
        switch (text[stop.Tail - 1])
        {
            case '\u300B' or '\u3009':
                return true;
            case '\u300D' or '\u300F' when HasKana(text, next, end):
                return Array.Exists(Particles, p => text.AsSpan(next, end - next).StartsWith(p, StringComparison.Ordinal)) || IsSaid(text.AsSpan(next, Math.Min(Reach, end - next)));
            case '\uFF09' or ')':
                return brackets.OpenerOf(stop.Tail - 1) is var open && open > sentence;
            case '\u201D' or '"' or '\u300D' or '\u300F':
                var rest = text.AsSpan(next, Math.Min(Reach, end - next));
                if (brackets.OpenerOf(stop.Tail - 1) is var opener && opener > sentence && (text[opener - 1] is '：' or ':' || Verbs.Contains(text[opener - 1])))
                {
                    // "他说：“再见。”然后关上了门": who speaks was said before.
                    return Array.Find(Joins, j => text.AsSpan(next, end - next).StartsWith(j, StringComparison.Ordinal)) is { } join
                        && !(rest.Length > join.Length && Pronouns.Contains(rest[join.Length]));
                }

                var clause = rest.IndexOfAny(Punctuation);

                // "他说：" introduces the next quotation; "“是真的。”她点点头，“昨天定的。”" goes on with it.
                return (clause > 0 && clause + 1 < rest.Length && rest[clause] == '，' && rest[clause + 1] is '\u201C' or '\u300C') || (clause < 0 || rest[clause] != '：') && (clause < 0 ? rest : rest[..clause]).IndexOfAny(Verbs) >= 0;
            default:
                return false;
        }
    }

    // A particle follows that nothing begins with: "モーニング娘。は1997年に".
    private static bool IsInName(string text, in Stop stop, int end) =>
        !stop.IsSpaced && stop.Next + 1 < end && text[stop.Next] is 'は' or 'が' or 'を' or 'の' or 'に' or 'も' or 'へ' && IsWordOfOtherKind(text[stop.Next + 1]);

    // What a word begins with that is not written in hiragana.
    private static bool IsWordOfOtherKind(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u3040' and <= '\u309F');

    // "「誰だ？」老人が聞いた。"
    private static bool IsSaid(ReadOnlySpan<char> rest)
    {
        if (rest.IndexOfAny(Punctuation) is var end && (end <= 0 || rest[end] != '。'))
        {
            return false;
        }

        var clause = rest[..end].ToString();
        return Array.Exists(Said, s => clause.EndsWith(s, StringComparison.Ordinal));
    }

    private static bool HasKana(string text, int from, int end) => text.AsSpan(from, Math.Min(Reach, end - from)).ContainsAnyInRange('\u3040', '\u30FF');
}
