using Summarizer.Relevance;

namespace Summarizer.Compression;

/// <summary>
/// Spends the budget of a request on the units of all its passages together, the most probable part of the answer first: so it is
/// concentrated where the evidence is, and what adds nothing is
/// not bought. What says the same as something kept is passed over; what a kept unit needs to be understood comes along where it fits.
/// </summary>
/// <param name="rules">Budget, floor and limits.</param>
/// <param name="counter">Counts in the target tokenizer.</param>
internal sealed class ContextChooser(ChoiceRules rules, TokenCounter counter)
{
    // The cheaper of two equally probable units leaves more room: probability over a root of the tokens.
    private const double CostPower = 0.25;

    // From here on a unit brings along what its pronoun stands for, even at the cost of less probable units.
    private const double WorthItsContext = 0.2;

    private readonly Dictionary<int, int> _spent = [];

    /// <summary>Chooses.</summary>
    /// <param name="passages">All passages of the request.</param>
    /// <param name="candidates">Those that may be kept.</param>
    /// <param name="scores">Their scores, in the order of <paramref name="passages"/>.</param>
    public ChosenContext Choose(IReadOnlyList<ReadPassage> passages, IReadOnlyCollection<int> candidates, RelevanceScores scores)
    {
        var chosen = new ChosenContext(passages);
        var duplicates = new DuplicateCheck(passages, scores);
        var units = candidates
            .SelectMany(p => scores.Units[p].Select((score, u) => new ScoredUnit(p, u, score, counter.Count(passages[p][u]))))
            .OrderByDescending(u => u.Score * Math.Sqrt(scores.Passages[u.Passage]) / Math.Pow(Math.Max(1, u.Tokens), CostPower))
            .ThenBy(u => u.Passage)
            .ThenBy(u => u.Unit)
            .ToList();
        var evidence = new EvidenceShare(scores, rules);
        foreach (var unit in units.Where(u => u.Score >= evidence.FloorOf(u.Passage)))
        {
            if (!duplicates.IsKnown(unit))
            {
                TryKeep(chosen, unit, duplicates);
            }
        }

        AddLeadIns(chosen);
        Shrink(chosen);
        return chosen.IsEmpty && rules.NeverEmpty ? KeepOne(chosen, units) : chosen;
    }

    private void TryKeep(ChosenContext chosen, ScoredUnit unit, DuplicateCheck duplicates)
    {
        var before = chosen.AntecedentOf(unit);
        var needed = before is { } u && unit.Score >= WorthItsContext ? counter.Count(chosen.Passages[unit.Passage][u]) : 0;
        if (needed > 0 && Fits(chosen, unit.Passage, unit.Tokens + needed))
        {
            Keep(chosen, new(unit.Passage, before!.Value, unit.Score, needed), duplicates);
            Keep(chosen, unit, duplicates);
        }
        else if (Fits(chosen, unit.Passage, unit.Tokens))
        {
            Keep(chosen, unit, duplicates);
        }
    }

    private void Keep(ChosenContext chosen, ScoredUnit unit, DuplicateCheck duplicates)
    {
        chosen.Keep(unit);
        duplicates.Remember(unit);
        _spent[unit.Passage] = _spent.GetValueOrDefault(unit.Passage) + unit.Tokens;
    }

    private bool Fits(ChosenContext chosen, int passage, int tokens) =>
        chosen.Tokens + tokens <= rules.Budget && _spent.GetValueOrDefault(passage) + tokens <= rules.PerPassage;

    // With what is left: headings and introductions of lists, headers of tables.
    private void AddLeadIns(ChosenContext chosen)
    {
        foreach (var unit in chosen.Kept.OrderByDescending(k => k.Score).ToList())
        {
            var passage = chosen.Passages[unit.Passage];
            if (passage.Units[unit.Unit].LeadIn is { } leadIn
                && !chosen[unit.Passage].Holds(leadIn)
                && counter.Count(passage.Of(leadIn)) is var tokens
                && Fits(chosen, unit.Passage, tokens))
            {
                chosen.AddLeadIn(unit, leadIn, tokens);
                _spent[unit.Passage] = _spent.GetValueOrDefault(unit.Passage) + tokens;
            }
        }
    }

    // Tokens may merge or split where texts meet, so the exact count can be a little above the sum.
    private void Shrink(ChosenContext chosen)
    {
        while (!chosen.IsEmpty
            && (counter.Count(chosen.Join(rules.Order)) > rules.Budget || chosen.Any(text => counter.Count(text) > rules.PerPassage)))
        {
            chosen.DropWorst();
        }
    }

    // A passage that stands alone is not answered with nothing because its shortest sentence is longer than the share that was asked for.
    private ChosenContext KeepOne(ChosenContext chosen, List<ScoredUnit> units)
    {
        var affordable = units.Where(u => u.Tokens <= rules.PerPassage && (u.Tokens <= rules.Budget || rules.MayRaise));
        foreach (var unit in affordable.OrderByDescending(u => u.Score))
        {
            chosen.Keep(unit);
            if (rules.MayRaise || counter.Count(chosen.Join(rules.Order)) <= rules.Budget)
            {
                break;
            }

            chosen.DropWorst();
        }

        return chosen;
    }
}
