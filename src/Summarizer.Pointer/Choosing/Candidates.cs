using System.Numerics.Tensors;
using Summarizer.Pointer.Features;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>Sentences that may stand in a summary, with what was taken and what is left to say.</summary>
internal sealed class Candidates
{
    // Where less of the words tells something by itself, the rest is let in too.
    private const double LeastShare = 0.15;

    // A sentence that needs more than two others is none to quote.
    private const int MostTogether = 3;

    private readonly StructuredText _text;
    private readonly IReadOnlyList<float[]> _vectors;
    private readonly Companions _companions;
    private readonly Standing[] _standing;
    private readonly bool[] _chosen;
    private readonly bool[] _closed;
    private readonly bool[] _tooLongTogether;
    private readonly double[] _nearest;
    private readonly int[] _quarters = new int[4];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private Standing _least;
    private bool _alone;

    public Candidates(StructuredText text, IReadOnlyList<float[]> vectors)
    {
        (_text, _vectors) = (text, vectors);
        var words = text.Sentences.Select(s => SentenceWords.Of(text.Text.AsSpan(s.Offset, s.Length))).ToList();
        Words = [.. words.Select(w => w.Words)];
        Leans = [.. words.Select(w => w.Leans)];
        Tells = [.. words.Select(w => w.Digits + w.Numbers + w.Names + w.Times + w.Amounts + w.Decisions + w.Findings > 0)];
        _nearest = new double[words.Count];
        (_chosen, _closed) = (new bool[words.Count], new bool[words.Count]);
        _tooLongTogether = new bool[words.Count];
        _standing = [.. Words.Select((count, i) => StandingRules.Of(text, i, count))];
        _companions = new Companions(text, Words);

        _least = LeastOf(_standing, Words);
    }

    /// <summary>Words of every sentence.</summary>
    public int[] Words { get; }

    /// <summary>Whether a sentence leans on the one before it.</summary>
    public bool[] Leans { get; }

    /// <summary>Whether a sentence has a number, a name, a time, an amount, a decision or a finding.</summary>
    public bool[] Tells { get; }

    /// <summary>Chosen sentences in the order of choice.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>Words of the chosen sentences.</summary>
    public int Used { get; private set; }

    /// <summary>Whether a sentence may be taken, alone or with what it needs.</summary>
    public bool IsOpen(int sentence) => !_closed[sentence] && _standing[sentence] <= _least;

    /// <summary>Whether a sentence tells something by itself.</summary>
    public bool StandsAlone(int sentence) => _standing[sentence] == Standing.Full;

    /// <summary>Highest cosine with a chosen sentence; 0 while there is none.</summary>
    public double Nearest(int sentence) => _nearest[sentence];

    /// <summary>How many sentences were chosen from the same quarter of the document.</summary>
    public int InQuarter(int sentence) => _quarters[Quarter(sentence)];

    /// <summary>Whether the sentence before was chosen.</summary>
    public bool Follows(int sentence) => sentence > 0 && _chosen[sentence - 1];

    /// <summary>
    /// What is taken when a sentence is: itself, after what it needs to be understood, and what that needs. Empty where that cannot be taken.
    /// </summary>
    public IReadOnlyList<int> GroupOf(int sentence)
    {
        var missing = _alone ? null : _companions.MissingFor(sentence, _chosen);
        if (missing is null)
        {
            return [sentence];
        }

        List<int> group = [sentence];
        for (; missing is { } needed; missing = _companions.MissingFor(needed, _chosen))
        {
            if (_closed[needed] || _tooLongTogether[sentence] || group.Count == MostTogether)
            {
                return [];
            }

            group.Insert(0, needed);
        }

        return group;
    }

    /// <summary>Rules out what does not fit; a sentence that is too long with what it needs may still follow it.</summary>
    /// <param name="group">As <see cref="GroupOf"/> gives it.</param>
    public void Close(IReadOnlyList<int> group) => (group.Count == 1 ? _closed : _tooLongTogether)[group[^1]] = true;

    /// <summary>
    /// Opens more of what was not ruled out: first sentences without what they need, then everything. A summary that reads badly is better than
    /// none.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public bool Relax()
    {
        var changed = !_alone || _least != Standing.None;
        (_alone, _least) = (true, _alone ? Standing.None : _least);
        return changed;
    }

    /// <summary>The chosen sentences and more, in order of the text.</summary>
    public IReadOnlyList<int> With(IReadOnlyList<int> group) => [.. Chosen.Concat(group).Order()];

    /// <summary>Takes sentences; others with the same words are ruled out.</summary>
    public void Take(IReadOnlyList<int> group)
    {
        foreach (var sentence in group)
        {
            Take(sentence);
        }
    }

    private void Take(int sentence)
    {
        Chosen.Add(sentence);
        Used += Words[sentence];
        _quarters[Quarter(sentence)]++;
        _said.Add(Said(sentence));
        (_chosen[sentence], _closed[sentence]) = (true, true);
        for (var i = 0; i < _closed.Length; i++)
        {
            var cosine = _closed[i] ? 0 : TensorPrimitives.Dot<float>(_vectors[i], _vectors[sentence]);
            _nearest[i] = Math.Max(_nearest[i], cosine);
            _closed[i] |= cosine >= 0.9 && _said.Contains(Said(i));
        }
    }

    // A document of short sentences, of questions, of headings or of a table: better its lines than nothing, or than the one sentence
    // that is none.
    private static Standing LeastOf(Standing[] standing, int[] words)
    {
        var first = standing.DefaultIfEmpty().Min();
        var sentences = standing.Index().Where(s => s.Item <= Standing.Weak).Sum(s => words[s.Index]);
        var full = standing.Index().Where(s => s.Item == Standing.Full).Sum(s => words[s.Index]);
        return first == Standing.Full && full < LeastShare * sentences ? Standing.Weak : first;
    }

    private int Quarter(int sentence) => Math.Min(3, 4 * sentence / _closed.Length);

    private string Said(int sentence) => string.Join(' ', TextWords.Of(_text[_text.Sentences[sentence]]));
}
