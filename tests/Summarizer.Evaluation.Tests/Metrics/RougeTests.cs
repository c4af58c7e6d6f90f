using Summarizer.Evaluation.Metrics;
using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests.Metrics;

public sealed class RougeTests
{
    // The second to fourth are the example of Lin 2004, section 3.1 (there as recall; both sides have four words).
    [Theory]
    [InlineData("the cat sat on the mat", "the cat was on the mat", 10.0 / 12, 6.0 / 10, 10.0 / 12)]
    [InlineData("police killed the gunman", "police killed the gunman", 1, 1, 1)]
    [InlineData("police kill the gunman", "police killed the gunman", 3.0 / 4, 1.0 / 3, 3.0 / 4)]
    [InlineData("the gunman kill police", "police killed the gunman", 3.0 / 4, 1.0 / 3, 2.0 / 4)]
    [InlineData("The THE the.", "the cat", 2.0 / 5, 0, 2.0 / 5)]
    [InlineData("a b c d", "d c b a", 1, 0, 1.0 / 4)]
    [InlineData("one", "one", 1, 0, 1)]
    [InlineData("one two three", "three one two four five", 6.0 / 8, 2.0 / 6, 4.0 / 8)]
    [InlineData("", "a b", 0, 0, 0)]
    [InlineData("...", "…", 0, 0, 0)]
    public void Score_OfTwoTexts_IsTheHandComputedF1(string candidate, string reference, double rouge1, double rouge2, double rougeL)
    {
        var scores = Score(candidate, reference);

        Assert.Equal(rouge1, scores.Rouge1, 12);
        Assert.Equal(rouge2, scores.Rouge2, 12);
        Assert.Equal(rougeL, scores.RougeL, 12);
    }

    [Fact]
    public void Score_OfSeveralReferences_TakesTheBestOfEachMetric()
    {
        // "c b a" shares all words in another order, "a b x y z" the order of two.
        var scores = Score("a b c", "c b a", "a b x y z");

        Assert.Equal(1, scores.Rouge1, 12);
        Assert.Equal(2.0 * 1 / (2 + 4), scores.Rouge2, 12);
        Assert.Equal(2.0 * 2 / (3 + 5), scores.RougeL, 12);
    }

    [Fact]
    public void Score_TwoTextsSwapped_IsTheSame()
    {
        const string A = "the model reads the long input once";
        const string B = "once the input is read the small decoder of the model writes";

        Assert.Equal(Score(A, B), Score(B, A));
    }

    [Fact]
    public void Selection_OfSeveralReferences_AddsBothMetricsOfOneReference()
    {
        var ids = new WordIds();
        var references = new RougeReferences(ids, ["c b a", "a b x y z"]);

        Assert.Equal(1.0, references.Selection(ids.Encode("a b c")), 12);
        Assert.Equal((2.0 * 2 / 7) + (2.0 * 1 / 5), references.Selection(ids.Encode("a b")), 12);
    }

    [Theory]
    [InlineData("No answer.", true)]
    [InlineData("no answer", true)]
    [InlineData(" NO ANSWER! ", true)]
    [InlineData("No answer is given.", false)]
    [InlineData("Answer: no", false)]
    [InlineData("", false)]
    public void Refusal_IsOnlyTheWholeOutput(string output, bool refusal) => Assert.Equal(refusal, Refusal.Is(output));

    private static RougeScores Score(string candidate, params string[] references)
    {
        var ids = new WordIds();
        return new RougeReferences(ids, references).Score(ids.Encode(candidate));
    }
}
