using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Metrics;

/// <summary>All references of one row; of each metric the best reference counts.</summary>
internal sealed class RougeReferences
{
    private readonly RougeReference[] _references;

    /// <param name="ids">Word numbers of the row.</param>
    /// <param name="references">At least one reference.</param>
    public RougeReferences(WordIds ids, IReadOnlyList<string> references) =>
        _references = [.. references.Select(r => new RougeReference(ids.Encode(r)))];

    /// <summary>Best ROUGE-1, best ROUGE-2 and best ROUGE-L of a candidate.</summary>
    public RougeScores Score(int[] candidate) => _references.Select(r => r.Score(candidate)).Aggregate(RougeScores.Best);

    /// <summary>Best ROUGE-1 + ROUGE-2, both against the same reference.</summary>
    public double Selection(int[] candidate) => _references.Max(r => r.Selection(candidate));
}
