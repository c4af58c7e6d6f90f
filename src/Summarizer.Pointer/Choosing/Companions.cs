using Summarizer.Pointer.Features;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>
/// Which earlier sentence each sentence needs to be understood: the antecedent of a pronoun, the question before a short answer, the
/// introduction of a list before a short entry. English words; a sentence of
/// another language needs none.
/// </summary>
internal sealed class Companions
{
    // A person who was named some sentences ago is still known; what "it" and "this" stand for is nearer.
    private const int ReachOfPersons = 4;

    // A shorter sentence is a word or two of a talk.
    private const int LeastWords = 3;

    // An answer or an entry of fewer words says too little without what it belongs to.
    private const int ShortWords = 8;

    private readonly StructuredText _text;
    private readonly int[] _words;
    private readonly (int? Needed, int Reach)[] _needs;

    /// <param name="text">The document.</param>
    /// <param name="words">Words of every sentence.</param>
    public Companions(StructuredText text, int[] words)
    {
        (_text, _words) = (text, words);
        _needs = new (int?, int)[words.Length];
        for (var i = 1; i < _needs.Length; i++)
        {
            _needs[i] = NeedOf(i);
        }
    }

    /// <summary>The sentence that must be taken with another one; null where nothing is missing.</summary>
    /// <param name="sentence">The other one.</param>
    /// <param name="isChosen">What is taken already, per sentence.</param>
    public int? MissingFor(int sentence, bool[] isChosen)
    {
        var (needed, reach) = _needs[sentence];
        return needed is not { } other || isChosen[other] || isChosen.AsSpan(Math.Max(0, sentence - reach)..sentence).Contains(true) ? null : other;
    }

    private (int? Needed, int Reach) NeedOf(int index)
    {
        var sentence = _text.Text.AsSpan(_text.Sentences[index].Offset, _text.Sentences[index].Length);
        if (IntroductionOf(index, sentence) is { } introduction)
        {
            return (introduction, 0);
        }

        if (!_text.Sentences[index - 1].IsProse)
        {
            // The heading above is what the section speaks of.
            return (null, 0);
        }

        return _words[index] < ShortWords && StandingRules.Answers(_text, index)
            ? (index - 1, 0)
            : Anaphora.Of(sentence) switch
            {
                Antecedent.Person => (PersonBefore(index) ?? index - 1, ReachOfPersons),
                Antecedent.Thing => ThingBefore(index),
                _ => (null, 0),
            };
    }

    // "Good." names nothing.
    private (int? Needed, int Reach) ThingBefore(int index) =>
        index > 1 && _words[index - 1] < LeastWords && _text.Sentences[index - 2].IsProse ? (index - 2, 2) : (index - 1, 1);

    private int? PersonBefore(int index)
    {
        for (var before = index - 1; before >= Math.Max(0, index - ReachOfPersons); before--)
        {
            if (_text.Sentences[before].IsProse && Anaphora.NamesPerson(_text.Text.AsSpan(_text.Sentences[before].Offset, _text.Sentences[before].Length)))
            {
                return before;
            }
        }

        return null;
    }

    // The last sentence before a list, where it ends in a colon and the entry is no sentence of its own.
    private int? IntroductionOf(int index, ReadOnlySpan<char> sentence)
    {
        var block = _text.Blocks[_text.Sentences[index].Block];
        if (block is not { Kind: BlockKind.ListItem, LeadIn: { } leadIn }
            || (_words[index] >= ShortWords && StandingRules.IsEnded(sentence) && !char.IsLower(sentence[0])))
        {
            return null;
        }

        for (var before = index - 1; before >= 0 && _text.Sentences[before].Block >= leadIn; before--)
        {
            if (_text.Sentences[before].Block == leadIn)
            {
                return _text.Text[_text.Sentences[before].End - 1] is ':' or '\uff1a' ? before : null;
            }
        }

        return null;
    }
}
