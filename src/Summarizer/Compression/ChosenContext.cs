using Summarizer.Grounding;
using Summarizer.Pointer.Features;
using Summarizer.Relevance;

namespace Summarizer.Compression;

/// <summary>Units that are kept of the passages of a request.</summary>
internal sealed class ChosenContext
{
    private const string Separator = "\n\n";
    private const int NearestAntecedent = 2;
    private const int NearestPerson = 4;

    private readonly KeptStretches[] _stretches;
    private readonly List<ScoredUnit> _kept = [];
    private readonly Dictionary<ScoredUnit, (TextSpan Span, int Tokens)> _leadIns = [];

    public ChosenContext(IReadOnlyList<ReadPassage> passages)
    {
        Passages = passages;
        _stretches = [.. passages.Select(p => new KeptStretches(p))];
    }

    /// <summary>All passages.</summary>
    public IReadOnlyList<ReadPassage> Passages { get; }

    /// <summary>What is kept, first things first.</summary>
    public IReadOnlyList<ScoredUnit> Kept => _kept;

    /// <summary>About how many tokens it has.</summary>
    public int Tokens { get; private set; }

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => _kept.Count == 0;

    /// <summary>What is kept of one passage.</summary>
    public KeptStretches this[int passage] => _stretches[passage];

    /// <summary>Keeps a unit.</summary>
    public void Keep(ScoredUnit unit)
    {
        _kept.Add(unit);
        _stretches[unit.Passage].Add(Passages[unit.Passage].Units[unit.Unit].Span);
        Tokens += unit.Tokens;
    }

    /// <summary>Keeps what introduces a unit.</summary>
    public void AddLeadIn(ScoredUnit unit, TextSpan leadIn, int tokens)
    {
        _leadIns[unit] = (leadIn, tokens);
        _stretches[unit.Passage].Add(leadIn);
        Tokens += tokens;
    }

    /// <summary>Leaves out a lead-in, else the unit with the lowest score.</summary>
    public void DropWorst()
    {
        if (_leadIns.Count > 0)
        {
            var (owner, leadIn) = _leadIns.MinBy(l => l.Key.Score);
            _leadIns.Remove(owner);
            _stretches[owner.Passage].Remove(leadIn.Span);
            Tokens -= leadIn.Tokens;
            return;
        }

        var worst = _kept.MinBy(k => k.Score);
        _kept.Remove(worst);
        _stretches[worst.Passage].Remove(Passages[worst.Passage].Units[worst.Unit].Span);
        Tokens -= worst.Tokens;
    }

    /// <summary>
    /// The unit that tells what the pronoun of another one stands for, if nothing near it is kept: for a person the last that names one,
    /// else the nearest that does not begin with a pronoun
    /// itself. Null where nothing is missing.
    /// </summary>
    public int? AntecedentOf(ScoredUnit unit)
    {
        var passage = Passages[unit.Passage];
        var kind = unit.Unit == 0 ? Antecedent.None : Anaphora.Of(passage[unit.Unit]);
        if (kind == Antecedent.None)
        {
            return null;
        }

        var reach = kind == Antecedent.Person ? NearestPerson : NearestAntecedent;
        int[] before = [.. Enumerable.Range(1, Math.Min(reach, unit.Unit)).Select(step => unit.Unit - step)];
        if (before.Any(u => IsKept(unit.Passage, u)))
        {
            return null;
        }

        var found = kind == Antecedent.Person ? before.Where(u => Anaphora.NamesPerson(passage[u])) : before.Where(u => Anaphora.Of(passage[u]) == Antecedent.None);
        return found.Append(unit.Unit - 1).First();
    }

    /// <summary>Kept stretches of a passage that begin with a pronoun whose antecedent is left out.</summary>
    public IReadOnlyList<TextSpan> Unresolved(int passage) =>
    [
        .. _kept
            .Where(k => k.Passage == passage && AntecedentOf(k) is not null)
            .Select(k => Passages[passage].Units[k.Unit].Span)
            .OrderBy(s => s.Offset),
    ];

    /// <summary>All kept texts in an order of the passages.</summary>
    public string Join(IReadOnlyList<int> order) =>
        string.Join(Separator, order.Where(p => !_stretches[p].IsEmpty).Select(p => _stretches[p].Text()));

    /// <summary>Whether a kept text is such.</summary>
    public bool Any(Func<string, bool> text) => _stretches.Any(s => !s.IsEmpty && text(s.Text()));

    private bool IsKept(int passage, int unit) => _stretches[passage].Holds(Passages[passage].Units[unit].Span);
}
