namespace Summarizer.Evaluation.Scoring;

/// <summary>Precision, recall and F1 of telling answerable questions from the others, once with each as the class that is looked for.</summary>
internal static class QuestionMeasures
{
    public static void Add(Dictionary<string, Fraction> measures, bool answerable, bool refused)
    {
        AddClass(measures, !answerable, refused, MetricNames.NoAnswerPrecision, MetricNames.NoAnswerRecall, MetricNames.NoAnswerF1);
        AddClass(measures, answerable, !refused, MetricNames.AnswerablePrecision, MetricNames.AnswerableRecall, MetricNames.AnswerableF1);
    }

    // Summed over rows: precision TP / said, recall TP / true, F1 2 TP / (said + true).
    private static void AddClass(Dictionary<string, Fraction> measures, bool isTrue, bool isSaid, string precision, string recall, string f1)
    {
        var hit = isTrue && isSaid ? 1 : 0;
        var (said, real) = (isSaid ? 1 : 0, isTrue ? 1 : 0);
        measures[precision] = new Fraction(hit, said);
        measures[recall] = new Fraction(hit, real);
        measures[f1] = new Fraction(2 * hit, said + real);
    }
}
