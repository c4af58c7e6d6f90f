using Summarizer.Evaluation.Compressing;
using Summarizer.Evaluation.Data;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Tests;

public sealed class CompressingTests
{
    private const string Document =
        "The bridge was opened in 1890. It carries two tracks. About 4,600 people worked on it.\nBamboo grows fast. Pandas eat it all day.";

    [Fact]
    public void Check_MarkedAnswer_IsLookedForWordForWord()
    {
        var evidence = AnswerEvidence.Of(Row("When was it opened?", "It was opened in 1890.", "in 1890"))!;

        Assert.Equal((true, true), evidence.Check("... was OPENED\nin   1890."));
        Assert.Equal((false, false), evidence.Check("It carries two tracks."));
    }

    [Fact]
    public void Check_AnswerOfTwoSentences_IsKeptByHalfAndStrictByBoth()
    {
        var evidence = AnswerEvidence.Of(Row("What of it?", "It carries two tracks. Bamboo grows fast."))!;

        Assert.Equal((true, false), evidence.Check("It carries two tracks."));
        Assert.Equal((true, true), evidence.Check("It carries two tracks. More. Bamboo grows fast."));
    }

    [Fact]
    public void Of_NoAnswer_IsNothing()
    {
        Assert.Null(AnswerEvidence.Of(Row("Why?", "No answer.") with { Answerable = false }));
        Assert.Null(AnswerEvidence.Of(Row("Why?", "Zebras!")));
    }

    [Fact]
    public void Labels_MarkedAnswer_AreOfItsUnit() => Assert.Equal(
        [0, 0, 1, 0, 0],
        AnswerEvidence.Of(Row("How many?", "About 4,600 people worked on it.", "4,600 people"))!.Labels(new ReadPassage(Document)));

    [Fact]
    public void Cases_TenPassages_HoldTheDocumentOnceAndNoCopyOfIt()
    {
        var rows = Enumerable.Range(0, 14)
            .Select(i => Row($"What is thing {i}?", $"Thing {i} is number {i}.") with { Id = $"{i}", Document = $"Thing {i} is number {i}. More of {i} here. And {i} again." });
        var pool = new QuestionPool("test", [.. rows, Row("Again?", "Thing 0 is number 0.") with { Document = "Thing 0 is number 0. Another page of it. Really." }]);

        var cases = pool.Cases(PassageSetting.TenRandom).ToList();

        Assert.Equal(15, cases.Count);
        Assert.All(cases, c => Assert.Equal(10, c.Passages.Count));
        Assert.All(cases, c => Assert.True(c.Check(c.Passages[c.Answers[0].Passage].Text).Strict));
        Assert.All(cases, c => Assert.False(c.Check(string.Join(' ', c.Passages.Where((_, p) => p != c.Answers[0].Passage).Select(p => p.Text))).Kept));
        Assert.Equal(cases.Select(c => c.Answers[0].Passage), pool.Cases(PassageSetting.TenRandom).Select(c => c.Answers[0].Passage));
    }

    private static EvaluationRow Row(string question, string reference, string? answer = null) => new()
    {
        Id = "row",
        Task = EvaluationTask.Compress,
        Document = Document,
        Question = question,
        References = [reference],
        Answer = answer,
    };
}
