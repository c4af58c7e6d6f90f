using CsCheck;
using Summarizer.Engine.Requests;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Tests.Prompts;

public sealed class InputCutterTests
{
    private const int Limit = 50;

    private static readonly string Long = string.Join(' ', Enumerable.Range(1000, 200));

    [Fact]
    public void Fit_None_SaysLimitAndActual()
    {
        var encoder = Samples.Encoder(Samples.Gemma, Limit);

        var e = Assert.Throws<EngineException>(() => InputCutter.Fit(encoder, TextAnalyzer.Analyze(Long), Truncation.None));

        Assert.Equal((EngineError.InputTooLong, Limit, encoder.Encode(Long).Count), (e.Error, e.Limit, e.Actual));
        Assert.Contains($"at most {Limit}", e.Message);
    }

    [Theory]
    [InlineData(Truncation.None)]
    [InlineData(Truncation.Start)]
    [InlineData(Truncation.End)]
    public void Fit_ExactlyTheLimit_IsTakenWhole(Truncation truncation)
    {
        var tokens = Samples.Encoder(Samples.Gemma, int.MaxValue).Encode(Long).Count;

        Assert.False(InputCutter.Fit(Samples.Encoder(Samples.Gemma, tokens), TextAnalyzer.Analyze(Long), truncation).Truncated);
    }

    [Theory]
    [InlineData(Truncation.Start)]
    [InlineData(Truncation.End)]
    public void Fit_OneTokenOver_IsCut(Truncation truncation)
    {
        var tokens = Samples.Encoder(Samples.Gemma, int.MaxValue).Encode(Long).Count;

        var fitted = InputCutter.Fit(Samples.Encoder(Samples.Gemma, tokens - 1), TextAnalyzer.Analyze(Long), truncation);

        Assert.Equal((true, tokens, tokens - 1), (fitted.Truncated, fitted.WholeTokens, fitted.Ids.Count));
    }

    [Theory]
    [InlineData(Truncation.Start, "Summarize: ", " 1199")]
    [InlineData(Truncation.End, "Summarize: 1000 1001", "")]
    public void Fit_Cut_KeepsThePromptAndTheOtherEnd(Truncation truncation, string start, string end)
    {
        var fitted = InputCutter.Fit(Samples.Encoder(Samples.Gemma, Limit), TextAnalyzer.Analyze(Long), truncation);

        var read = Samples.Gemma.Decode(fitted.Ids);
        Assert.StartsWith(start, read);
        Assert.EndsWith(end, read);
        Assert.DoesNotContain(truncation == Truncation.Start ? "1000" : "1199", read);
    }

    [Fact]
    public void Fit_PromptAroundBothSides_IsNeverCut()
    {
        var fitted = InputCutter.Fit(Samples.Encoder(Samples.Gemma, Limit, "Before {text} after", inputStart: 2), TextAnalyzer.Analyze(Long), Truncation.End);

        Assert.Equal(2, fitted.Ids[0]);
        Assert.StartsWith("Before 1000", Samples.Gemma.Decode(fitted.Ids));
        Assert.EndsWith(" after", Samples.Gemma.Decode(fitted.Ids));
    }

    [Fact]
    public void Fit_AnyDocumentCut_KeepsWholeSentencesAndNeverPassesTheLimit() =>
        Gen.Select(Samples.Document, Gen.Int[24, 120], Gen.Bool).Sample((text, limit, start) =>
        {
            var encoder = Samples.Encoder(Samples.Gemma, limit);
            var document = TextAnalyzer.Analyze(text);
            var fitted = InputCutter.Fit(encoder, document, start ? Truncation.Start : Truncation.End);

            // Only where no sentence fits is one cut; a character of several code points or bytes is kept or dropped whole, which may leave a few tokens unused.
            var sentences = document.Sentences;
            var whole = start ? sentences.Any(s => text[s.Offset..] == fitted.Text || text[s.Offset..sentences[^1].End] == fitted.Text) : sentences.Any(s => text[..s.End] == fitted.Text);
            return fitted.Ids.Count <= limit && (!fitted.Truncated || (fitted.CutsSentence ? fitted.Ids.Count >= limit - 12 : whole));
        });
}
