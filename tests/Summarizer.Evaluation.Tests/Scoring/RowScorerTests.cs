using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Tests.Scoring;

public sealed class RowScorerTests
{
    private static readonly EvaluationRow Summary = new()
    {
        Id = "a",
        Task = EvaluationTask.Summarize,
        Document = "Rain fell on Monday. The river rose. Roads closed. Nobody was hurt.",
        References = ["The river rose."],
    };

    private static readonly EvaluationRow Question = Summary with { Task = EvaluationTask.Compress, Question = "What rose?" };

    [Fact]
    public void Score_ASummary_MeasuresModelAndBaselines()
    {
        var measures = new RowScorer(Summary).Score("The river").Measures;

        Assert.Equal(2.0 * 2 / 5, measures["rouge_1"].Numerator, 12);
        Assert.Equal(2.0 * 1 / 3, measures["rouge_2"].Numerator, 12);
        Assert.Equal(0, measures["lead_1_rouge_1"].Numerator);
        Assert.Equal(2.0 * 3 / 12, measures["lead_3_rouge_1"].Numerator, 12); // 4 + 3 + 2 words of Lead-3, 3 of the reference
        Assert.Equal(0, measures["lead_words_rouge_1"].Numerator); // "Rain fell"
        Assert.Equal(2.0 * 2 / 5, measures["gain_words_rouge_1"].Numerator, 12);
        Assert.Equal(1, measures["oracle_rouge_l"].Numerator, 12);
        Assert.Equal(2.0 / 3, measures["length_ratio"].Numerator, 12);
        Assert.DoesNotContain("no_answer_f1", measures.Keys);
    }

    [Fact]
    public void Score_AnOutputPartlyFromTheDocument_CountsItsNGrams()
    {
        // Words: the river rose quickly; 2-grams the-river and river-rose are in the document, rose-quickly is not.
        var measures = new RowScorer(Summary).Score("The river rose quickly.").Measures;

        Assert.Equal(new Fraction(1, 4), measures["novel_1gram"]);
        Assert.Equal(new Fraction(1, 3), measures["novel_2gram"]);
        Assert.Equal(new Fraction(1, 2), measures["novel_3gram"]);
        Assert.Equal(new Fraction(1, 1), measures["novel_4gram"]);
        Assert.Equal(new Fraction(2, 3), measures["source_2gram_share"]);
    }

    [Fact]
    public void Score_AnEmptyOutput_HasNoNGramsAndZeroRouge()
    {
        var score = new RowScorer(Summary).Score("");

        Assert.Equal(new Fraction(0, 0), score.Measures["source_2gram_share"]);
        Assert.Equal(new Fraction(0, 1), score.Measures["rouge_1"]);
        Assert.Equal(0, score.Rouge!.Value.Rouge1);
    }

    [Fact]
    public void Score_ARefusalOfAnAnswerableQuestion_CostsRougeButIsNotCalledNovel()
    {
        var measures = new RowScorer(Question).Score("No answer.").Measures;

        Assert.Equal(new Fraction(0, 1), measures["rouge_1"]);
        Assert.DoesNotContain("novel_1gram", measures.Keys);
        Assert.Equal(new Fraction(0, 1), measures["no_answer_precision"]);
        Assert.Equal(new Fraction(0, 0), measures["no_answer_recall"]);
        Assert.Equal(new Fraction(0, 1), measures["answerable_recall"]);
    }

    [Fact]
    public void Score_AQuestionWithoutAnswer_HasNoRouge()
    {
        var score = new RowScorer(Question with { Answerable = false, References = ["No answer."] }).Score("No answer.");

        Assert.Null(score.Rouge);
        Assert.DoesNotContain(score.Measures.Keys, k => k.Contains("rouge", StringComparison.Ordinal) || k == "length_ratio");
        Assert.Equal(new Fraction(2, 2), score.Measures["no_answer_f1"]);
        Assert.Equal(new Fraction(0, 0), score.Measures["answerable_f1"]);
    }
}
