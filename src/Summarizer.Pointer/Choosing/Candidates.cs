using System.Numerics.Tensors;
using Summarizer.Pointer.Features;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>Sentences that may stand in a summary, with what was taken and what is left to say.</summary>
internal sealed class Candidates
{
    private readonly StructuredText _text;
    private readonly IReadOnlyList<float[]> _vectors;
    private readonly bool[] _open;
    private readonly double[] _nearest;
    private readonly int[] _quarters = new int[4];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public Candidates(StructuredText text, IReadOnlyList<float[]> vectors)
    {
        (_text, _vectors) = (text, vectors);
        var words = text.Sentences.Select(s => SentenceWords.Of(text.Text.AsSpan(s.Offset, s.Length))).ToList();
        Words = [.. words.Select(w => w.Words)];
        Leans = [.. words.Select(w => w.Leans)];
        _nearest = new double[words.Count];
        _open = FirstWithAny(
            i => IsSentence(i) && text.Text[text.Sentences[i].End - 1] is not (':' or '\uff1a'),
            IsSentence,

            // A document of headings or of a table alone: better its lines than nothing.
            _ => true);

        bool IsSentence(int i) => text.Sentences[i].IsProse && Words[i] > 1;
    }

    /// <summary>Words of every sentence.</summary>
    public int[] Words { get; }

    /// <summary>Whether a sentence leans on the one before it.</summary>
    public bool[] Leans { get; }

    /// <summary>Chosen sentences in the order of choice.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>Words of the chosen sentences.</summary>
    public int Used { get; private set; }

    public bool IsOpen(int sentence) => _open[sentence];

    /// <summary>Highest cosine with a chosen sentence; 0 while there is none.</summary>
    public double Nearest(int sentence) => _nearest[sentence];

    /// <summary>How many sentences were chosen from the same quarter of the document.</summary>
    public int InQuarter(int sentence) => _quarters[Quarter(sentence)];

    /// <summary>Whether the sentence before was chosen.</summary>
    public bool Follows(int sentence) => Chosen.Contains(sentence - 1);

    /// <summary>Rules a sentence out.</summary>
    public void Close(int sentence) => _open[sentence] = false;

    /// <summary>The chosen sentences and one more, in order of the text.</summary>
    public IReadOnlyList<int> With(int sentence) => [.. Chosen.Append(sentence).Order()];

    /// <summary>Takes a sentence; others with the same words are ruled out.</summary>
    public void Take(int sentence)
    {
        Chosen.Add(sentence);
        Used += Words[sentence];
        _quarters[Quarter(sentence)]++;
        _said.Add(Said(sentence));
        for (var i = 0; i < _open.Length; i++)
        {
            _open[i] &= i != sentence;
            var cosine = _open[i] ? TensorPrimitives.Dot<float>(_vectors[i], _vectors[sentence]) : 0;
            _nearest[i] = Math.Max(_nearest[i], cosine);
            _open[i] &= cosine < 0.9 || !_said.Contains(Said(i));
        }
    }

    // What introduces a list or a piece of code says nothing without it, so it is taken only where there is nothing else.
    private bool[] FirstWithAny(params ReadOnlySpan<Func<int, bool>> rules)
    {
        bool[] open = [];
        foreach (var rule in rules)
        {
            open = [.. Enumerable.Range(0, Words.Length).Select(rule)];
            if (open.Contains(true))
            {
                break;
            }
        }

        return open;
    }

    private int Quarter(int sentence) => Math.Min(3, 4 * sentence / _open.Length);

    private string Said(int sentence) => string.Join(' ', TextWords.Of(_text[_text.Sentences[sentence]]));
}
