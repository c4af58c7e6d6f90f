namespace Summarizer.Evaluation.Metrics;

/// <summary>F1 of ROUGE-1, ROUGE-2 and ROUGE-L, 0 to 1.</summary>
internal readonly record struct RougeScores(double Rouge1, double Rouge2, double RougeL)
{
    /// <summary>The better of each.</summary>
    public static RougeScores Best(RougeScores a, RougeScores b) =>
        new(Math.Max(a.Rouge1, b.Rouge1), Math.Max(a.Rouge2, b.Rouge2), Math.Max(a.RougeL, b.RougeL));
}
