using Summarizer.Relevance;

namespace Summarizer.Compression;

/// <summary>
/// How far down the units of a passage are worth buying. Where one unit holds the answer, the rest of the passage adds nothing and falls
/// below the floor. Where the answer is spread over many units, as in a transcript, each of them is improbable, yet together they are the
/// evidence: of a passage that answers, the most probable units are bought until they hold nearly all of its probability mass (the nucleus of
/// Holtzman et al. 2020, arXiv:1904.09751).
/// </summary>
/// <param name="scores">Scores of all passages.</param>
/// <param name="rules">The floors.</param>
internal sealed class EvidenceShare(RelevanceScores scores, ChoiceRules rules)
{
    // Less would leave out half of what a meeting says on a subject; all of it would buy the rest of a page for nothing.
    private const double Mass = 0.97;

    private readonly Dictionary<int, double> _floors = [];

    /// <summary>Least score of a unit of a passage.</summary>
    public double FloorOf(int passage) => _floors.TryGetValue(passage, out var floor) ? floor : _floors[passage] = Find(passage);

    private double Find(int passage)
    {
        if (scores.Passages[passage] < rules.Answering)
        {
            return rules.Floor;
        }

        double[] sorted = [.. scores.Units[passage].OrderDescending()];
        var (wanted, sum) = (Mass * sorted.Sum(), 0.0);
        foreach (var score in sorted)
        {
            sum += score;
            if (sum >= wanted)
            {
                return Math.Max(rules.Spread, Math.Min(rules.Floor, score));
            }
        }

        return rules.Floor;
    }
}
