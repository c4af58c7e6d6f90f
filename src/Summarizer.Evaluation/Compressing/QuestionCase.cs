using Summarizer.Relevance;

namespace Summarizer.Evaluation.Compressing;

/// <summary>A question with its passages.</summary>
/// <param name="Source">Name of the data file.</param>
/// <param name="Question">The question.</param>
/// <param name="Passages">The passages.</param>
/// <param name="Answers">Which of them answer, and by what.</param>
internal sealed record QuestionCase(
    string Source, string Question, IReadOnlyList<ReadPassage> Passages, IReadOnlyList<(int Passage, AnswerEvidence Evidence)> Answers)
{
    /// <summary>Whether a context holds most, and all, of every answer.</summary>
    public (bool Kept, bool Strict) Check(string context)
    {
        var found = Answers.Select(a => a.Evidence.Check(context)).ToList();
        return (found.TrueForAll(f => f.Kept), found.TrueForAll(f => f.Strict));
    }

    /// <summary>Per passage and unit, how much it answers.</summary>
    public IEnumerable<double> Labels() => Passages.Index().SelectMany(p =>
        Answers.Where(a => a.Passage == p.Index).Select(a => a.Evidence.Labels(p.Item)).FirstOrDefault(new double[p.Item.Units.Count]));
}
