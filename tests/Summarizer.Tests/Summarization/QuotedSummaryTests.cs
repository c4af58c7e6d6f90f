using CsCheck;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

public sealed class QuotedSummaryTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly Gen<string> Documents = Gen.OneOf(
        Gen.String[1, 300].Where(s => !string.IsNullOrWhiteSpace(s)),
        Gen.Char[' ', 'z'].Array[1, 60].Select(c => new string(c) + ".").List[1, 12].Select(s => string.Join(' ', s)));

    private readonly DocumentSummarizer _summarizer = new(model.Engine, new SummarizationOptions(), TimeProvider.System);

    [Fact]
    public async Task Summarize_High_AnyDocument_IsMadeOfTheDocument() => await Documents.Select(Gen.Int[1, 3], Gen.Bool).SampleAsync(
        async (document, beams, pieces) =>
        {
            var text = pieces ? string.Concat(Enumerable.Repeat(document + "\n\n", 8)) : document;
            var result = await _summarizer.SummarizeAsync(
                new SummarizeRequest
                {
                    Text = text,
                    Extractiveness = Extractiveness.High,
                    NumBeams = beams,
                    Strategy = SummaryStrategy.MapReduce,
                    MaxTokens = 40,
                },
                TestContext.Current.CancellationToken);

            var quotations = result.Contexts.Select(c => text.Substring(c.Offset, c.Length));
            Assert.Equal(Words(Repaired(result.Summary)), Words(Repaired(string.Join(' ', quotations))));
        },
        iter: 60);

    [Fact]
    public async Task Summarize_Auto_WithoutAWordFromTheBundle_IsFree()
    {
        var result = await _summarizer.SummarizeAsync(
            new SummarizeRequest { Text = "One sentence. And another.", MaxTokens = 8 }, TestContext.Current.CancellationToken);

        Assert.Empty(result.Contexts);
    }

    [Fact]
    public async Task Summarize_HighWithFewestTokens_SaysThatItHadNoEffect()
    {
        var result = await _summarizer.SummarizeAsync(
            new SummarizeRequest { Text = "Short.", Extractiveness = Extractiveness.High, MinTokens = 30, MaxTokens = 40 }, TestContext.Current.CancellationToken);

        Assert.Equal("Short.", result.Summary);
        Assert.Contains(result.Warnings, w => w.Code == "ignored-when-quoting");
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A summary that is cut within a character ends with the replacement character; so does one of a lone surrogate.
    private static string Repaired(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString())).TrimEnd('\ufffd');
}
