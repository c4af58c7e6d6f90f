namespace Summarizer.Compression;

/// <summary>What a choice of units must obey.</summary>
/// <param name="Budget">Most tokens of the context.</param>
/// <param name="PerPassage">Most tokens of one passage.</param>
/// <param name="Floor">Least score of a unit.</param>
/// <param name="Spread">Least score of a unit of a passage that answers and whose evidence is spread over many units.</param>
/// <param name="Answering">Probability of answering from which a passage counts as one that does.</param>
/// <param name="Order">Passages in the order of the context.</param>
/// <param name="NeverEmpty">Keep one unit where nothing would be kept.</param>
/// <param name="MayRaise">That unit may exceed the budget, which then is its own length.</param>
internal sealed record ChoiceRules(
    int Budget, int PerPassage, double Floor, double Spread, double Answering, IReadOnlyList<int> Order, bool NeverEmpty, bool MayRaise);

/// <summary>A unit with its score and price.</summary>
internal readonly record struct ScoredUnit(int Passage, int Unit, double Score, int Tokens);
