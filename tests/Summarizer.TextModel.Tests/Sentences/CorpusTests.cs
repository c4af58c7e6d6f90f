namespace Summarizer.TextModel.Tests.Sentences;

public sealed class CorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Languages => [.. Corpus.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Analyze_CorpusOfALanguage_FindsItsSentences(string language)
    {
        int found = 0, real = 0, right = 0;
        foreach (var (text, sentences) in Corpus.Of(language))
        {
            var analyzed = TextAnalyzer.Analyze(text).Sentences.Select(s => (s.Offset, s.End)).ToHashSet();
            (found, real, right) = (found + analyzed.Count, real + sentences.Count, right + sentences.Count(analyzed.Contains));
        }

        var f1 = 200.0 * right / (found + real);
        output.WriteLine($"{language}: {real} sentences, F1 {f1:F1}");

        Assert.InRange(f1, language == "en" ? 99 : 97, 100);
        Assert.True(real >= (language == "en" ? 100 : 40), $"The corpus has only {real} sentences.");
    }

    [Fact]
    public void Analyze_ReportedSituation_IsRightEveryTime() => Assert.All(Corpus.Of("reported"), situation =>
    {
        var analyzed = TextAnalyzer.Analyze(situation.Text);
        Assert.Equal(situation.Sentences.Select(s => situation.Text[s.Start..s.End]), analyzed.Sentences.Select(s => analyzed[s]));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Of_CorpusOfALanguage_TellsTheLanguage(string language)
    {
        var text = string.Join(' ', Corpus.Of(language).Select(t => t.Text));

        Assert.Equal(language, LanguageGuess.Of(text).Language);
    }
}
