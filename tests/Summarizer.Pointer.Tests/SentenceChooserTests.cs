using Summarizer.Pointer.Bundles;
using Summarizer.Pointer.Choosing;
using Summarizer.Pointer.Running;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Tests;

public sealed class SentenceChooserTests : IDisposable
{
    private const string Document = """
        The council met on Monday evening. Rain fell, and few people had come. The bridge will be closed from 3 May to 12 June. Somebody asked about parking near the school.
        The repair costs 1.2 million euros, and the state pays half of it. There was a long talk about the old days. The contract goes to Holm & Sons of Bergen.
        Many people thanked the old chair. The next meeting takes place on 7 July in the school. Then everybody went home to bed.
        """;

    private readonly PointerModel _model = PointerModel.Load(PointerBundle.Find(null, AppContext.BaseDirectory)!);

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(60)]
    public void Choose_MaxWords_FillsWithoutOneWordTooMany(int words)
    {
        var text = TextAnalyzer.Analyze(Document, "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = words, MaxWords = words, Fill = true });

        var used = chosen.Sum(i => Words(text, i));
        Assert.NotEmpty(chosen);
        Assert.InRange(used, 1, words);
        Assert.DoesNotContain(Enumerable.Range(0, text.Sentences.Count).Except(chosen), i => used + Words(text, i) <= words);
    }

    [Fact]
    public void Choose_MaxSentences_TakesNoMoreInOrderOfTheText()
    {
        var text = TextAnalyzer.Analyze(Document, "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = 500, MaxSentences = 3, Fill = true });

        Assert.Equal(3, chosen.Count);
        Assert.Equal(chosen.Order(), chosen);
    }

    [Fact]
    public void Choose_Digest_TakesWhatTellsSomething()
    {
        var text = TextAnalyzer.Analyze(Document, "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = 40, MaxWords = 40, MaxSentences = 3, Digest = 1, Fill = true });

        Assert.Contains(chosen, i => text[text.Sentences[i]].Contains("3 May", StringComparison.Ordinal));
        Assert.DoesNotContain(chosen, i => text[text.Sentences[i]].Contains("old days", StringComparison.Ordinal));
    }

    [Fact]
    public void Choose_NothingFits_IsEmpty() =>
        Assert.Empty(Choose(TextAnalyzer.Analyze(Document, "en"), new ChoiceLimits { AimWords = 1, MaxWords = 1, Fill = true }));

    [Fact]
    public void Choose_EmptyText_IsEmpty() => Assert.Empty(Choose(TextAnalyzer.Analyze("", "en"), new ChoiceLimits()));

    [Fact]
    public void Choose_RepeatedSentence_IsTakenOnce()
    {
        var text = TextAnalyzer.Analyze("The price is 40 euros. Send it by Friday. The price is 40 euros. Send it by Friday.", "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = 100, MaxWords = 100, Fill = true });

        Assert.Equal(2, chosen.Count);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(20)]
    [InlineData(6)]
    public void Choose_IntroductionOfAList_IsNotTakenWithoutAnEntry(int words)
    {
        var text = TextAnalyzer.Analyze(
            "Before 3 May 2024 the committee must decide on these four points of the budget of 40 million euros:\n\n- the roof\n\n- the yard\n\nThen the whole council votes on it.", "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = words, MaxWords = words, Digest = 1, Fill = true });

        Assert.True(!chosen.Contains(0) || chosen.Contains(1) || chosen.Contains(2), string.Join(' ', chosen));
    }

    [Fact]
    public void Choose_SentenceThatNeedsAnotherThatNeedsAnother_ComesWithBoth()
    {
        var text = TextAnalyzer.Analyze(
            "Rain fell all day on the old town. We obey the orders of a court. Last year there were three, of 40 pages each. "
            + "We complied with two of them by 3 May 2024, and paid 40,000 euros for 12 lawyers in the year. The weather was asked about again.", "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = 40, MaxWords = 45, Digest = 1 });

        Assert.True(!chosen.Contains(3) || (chosen.Contains(2) && chosen.Contains(1)), string.Join(' ', chosen));
        Assert.True(!chosen.Contains(2) || chosen.Contains(1), string.Join(' ', chosen));
    }

    [Fact]
    public void Choose_NothingButAnIntroduction_IsTaken() =>
        Assert.Single(Choose(TextAnalyzer.Analyze("You need these things before you begin:", "en"), new ChoiceLimits()));

    [Fact]
    public void Choose_PronounWhoseAntecedentIsNotChosen_BringsItAlongOrStaysOut()
    {
        var text = TextAnalyzer.Analyze(
            "Rain fell all day on the old town. The technician comes on Wednesday, 4 June. It costs 120 euros and takes 40 minutes from 9 a.m. on. Somebody asked about the weather again.", "en");

        for (var words = 8; words <= 40; words++)
        {
            var chosen = Choose(text, new ChoiceLimits { AimWords = words, MaxWords = words, Digest = 1, Fill = true });

            Assert.True(!chosen.Contains(2) || chosen.Contains(1), $"{words} words: {string.Join(' ', chosen)}");
        }
    }

    [Fact]
    public void Choose_NothingFitsButWhatNeedsAnother_IsTakenAlone()
    {
        var text = TextAnalyzer.Analyze("The technician of the company comes on Wednesday, 4 June, between eight and twelve. It costs 120 euros in all.", "en");

        Assert.Equal([1], Choose(text, new ChoiceLimits { AimWords = 7, MaxWords = 7, Fill = true }));
    }

    [Fact]
    public void Choose_QuestionsThanksAndFormulas_AreLeftOut()
    {
        var text = TextAnalyzer.Analyze(
            "Do you want to know what changed in 2024? Thank you for reading all 12 issues of 2023. The office moved to Holm Street 4 on 3 May 2024. Subscribe to our newsletter for 9 euros a year.", "en");

        Assert.Equal([2], Choose(text, new ChoiceLimits { AimWords = 100, MaxWords = 100, Digest = 1, Fill = true }));
    }

    [Fact]
    public void Choose_NothingButQuestions_TakesThem() =>
        Assert.NotEmpty(Choose(TextAnalyzer.Analyze("Who pays for the bridge? When does the school open? What did the council decide?", "en"), new ChoiceLimits()));

    [Fact]
    public void Choose_MoreSentencesThanTheModelReadsAtOnce_ChoosesFromAllOfThem()
    {
        var text = TextAnalyzer.Analyze(string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"Room {i} was painted on {1 + (i % 28)} March.")), "en");

        var chosen = Choose(text, new ChoiceLimits { AimWords = 70, MaxWords = 70, Digest = 1, Fill = true });

        Assert.Equal(10, chosen.Count);
    }

    public void Dispose() => _model.Dispose();

    private static int Words(StructuredText text, int sentence) => text[text.Sentences[sentence]].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // A vector of its own for every text.
    private static float[] Vector(string sentence, int length)
    {
        var random = new Random(sentence.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        var vector = Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        var norm = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / norm)];
    }

    private IReadOnlyList<int> Choose(StructuredText text, ChoiceLimits limits) => new SentenceChooser(_model).Choose(
        text, [.. text.Sentences.Select(s => Vector(text[s], _model.Manifest.Vector))], limits, TestContext.Current.CancellationToken);
}
