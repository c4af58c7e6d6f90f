using CsCheck;
using Summarizer.Evaluation.Baselines;
using Summarizer.Evaluation.Metrics;
using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests.Baselines;

public sealed class OracleTests
{
    private static readonly string[] Vocabulary = ["the", "model", "reads", "input", "once", "small", "decoder", "writes.", "Then."];
    private static readonly Gen<string> Text = Gen.Int[0, Vocabulary.Length - 1].Array[1, 60].Select(w => string.Join(' ', w.Select(i => Vocabulary[i])));

    [Fact]
    public void Select_TakesTheSentencesOfTheReferenceInDocumentOrder()
    {
        var (sentences, references) = Make("Cats sleep. Rain fell on Monday. Dogs bark loudly. Birds sing.", "Dogs bark. Rain fell.");

        Assert.Equal([1, 2], Oracle.Select(sentences, references));
    }

    [Fact]
    public void Select_StopsAtThreeSentences()
    {
        var (sentences, references) = Make("Rain came. Wind blew. Snow fell. Hail struck.", "rain came wind blew snow fell hail struck");

        Assert.Equal(3, Oracle.Select(sentences, references).Count);
    }

    [Fact]
    public void Select_StopsWhenAnotherSentenceWouldOnlyAddNoise()
    {
        var (sentences, references) = Make("Rain fell. Rain is wet and cold and grey.", "Rain fell.");

        Assert.Equal([0], Oracle.Select(sentences, references));
    }

    [Fact]
    public void Select_NothingInCommon_IsEmpty()
    {
        var (sentences, references) = Make("Cats sleep.", "dogs");

        Assert.Empty(Oracle.Select(sentences, references));
        Assert.Empty(sentences.Join([]));
    }

    [Fact]
    public void Select_AnyText_ScoresAtLeastAsHighAsEverySingleSentence() => Gen.Select(Text, Text, Text).Sample((document, reference, other) =>
    {
        var (sentences, references) = Make(document, reference, other);
        var reached = references.Selection(sentences.Join(Oracle.Select(sentences, references)));

        return Enumerable.Range(0, sentences.Count).All(i => references.Selection(sentences.Join([i])) <= reached)
            && references.Selection(sentences.Lead(1)) <= reached;
    });

    [Fact]
    public void Lead_OfAShortDocument_IsAllOfIt()
    {
        var (sentences, _) = Make("One two. Three.", "x");

        Assert.Equal(sentences.Join([0, 1]), sentences.Lead(3));
        Assert.Equal(sentences.Join([0]), sentences.Lead(1));
    }

    private static (SourceSentences Sentences, RougeReferences References) Make(string document, params string[] references)
    {
        var ids = new WordIds();
        return (new SourceSentences(ids, document), new RougeReferences(ids, references));
    }
}
