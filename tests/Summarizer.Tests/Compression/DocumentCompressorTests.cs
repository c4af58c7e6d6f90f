using CsCheck;
using Summarizer.Compression;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Selection;

namespace Summarizer.Tests.Compression;

public sealed class DocumentCompressorTests(TinyModel model, MiniLm miniLm) : IClassFixture<TinyModel>, IClassFixture<MiniLm>
{
    private static readonly string[] Awkward =
    [
        "", "   ", "word", "The same sentence. The same sentence. The same sentence.", "Ünïcödé 漢字。 第二句。 👩‍🚀 flew!", "No answer.",
        "a. b. c. d. e.",
        "In 1969 Apollo 11 landed on the Moon. Neil Armstrong stepped out first. Michael Collins stayed in "
        + "orbit.", "lone \ud800 surrogate. And another \udc00.",
        new string('x', 3000), string.Concat(Enumerable.Repeat("All work and no play makes Jack a dull boy. ", 120)),
    ];

    private static readonly Gen<string> Document = Gen.OneOf(Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]), Gen.String[0, 400]);

    private static readonly Gen<CompressRequest> Requests = Gen.Select(
        Document.List[1, 5], Gen.Int[1, 120], Gen.Double[0.01, 1], Gen.Enum<TargetTokenizer>(), Gen.Enum<Extractiveness>(),
        Gen.Enum<SelectionMethod>(), Gen.Int[0, 31])
        .Select(t => new CompressRequest
        {
            Query = "Who stepped out first?",
            Documents = t.Item1,
            TargetTokens = (t.Item7 & 1) == 0 ? t.Item2 : null,
            Rate = (t.Item7 & 1) == 0 ? null : t.Item3,
            TargetTokenizer = t.Item4,
            Extractiveness = t.Item5,
            Select = t.Item6,
            Abstain = (t.Item7 & 2) == 0 ? Abstention.Drop : Abstention.Mark,
            PreserveOrder = (t.Item7 & 4) == 0,
            TopK = (t.Item7 & 8) == 0 ? null : 2,
            MaxTokensPerDocument = (t.Item7 & 16) == 0 ? null : 20,
            Seed = t.Item2,
        });

    private readonly DocumentCompressor _compressor = new(
        model.Engine, new CompressionOptions { MaxEvidenceTokens = 24 }, TimeProvider.System, miniLm.Model);

    [Fact]
    public async Task Compress_AnyRequest_KeepsItsPromises() => await Requests.SampleAsync(
        async request =>
        {
            var counter = TokenCounter.For(request.TargetTokenizer, model.Engine.Tokenizer!);
            var result = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(Enumerable.Range(0, request.Documents.Count), result.Results.Select(r => r.Index));
            Assert.Equal(counter.Count(result.Context), result.ContextTokens);
            Assert.InRange(result.ContextTokens, 0, result.Budget);
            var allowed = request.TargetTokens ?? Math.Floor(request.Rate!.Value * result.InputTokens);
            Assert.True(
                result.Budget <= allowed
                    || (request.Documents.Count == 1 && request.TargetTokens is null && result.Results[0].Contexts.Count == 1),
                "Only a passage that stands alone may exceed its share.");
            foreach (var document in result.Results)
            {
                var text = request.Documents[document.Index];
                Assert.Equal(counter.Count(text), document.InputTokens);
                Assert.Equal(counter.Count(document.Text), document.OutputTokens);
                Assert.InRange(document.OutputTokens, 0, Math.Min(document.InputTokens, request.MaxTokensPerDocument ?? int.MaxValue));
                Assert.Equal(document.Dropped, document.Text.Length == 0);
                if (request.Extractiveness != Extractiveness.Low)
                {
                    Assert.Equal(
                        document.Text.ReplaceLineEndings(" "),
                        string.Join(' ', document.Contexts.Select(c => text.Substring(c.Offset, c.Length))).ReplaceLineEndings(" "));
                }
            }

            var kept = result.Results.Where(r => !r.Dropped).ToList();
            Assert.All(kept, r => Assert.Contains(r.Text, result.Context, StringComparison.Ordinal));
            if (request.PreserveOrder)
            {
                Assert.Equal(string.Join("\n\n", kept.Select(r => r.Text)), result.Context);
            }
        },
        iter: 150);

    [Fact]
    public async Task Compress_SameRequestTwice_IsTheSame()
    {
        var request = new CompressRequest
        {
            Query = "Who stayed in orbit?",
            Documents = Awkward[3..8],
            Rate = 0.5,
            Select = SelectionMethod.Smmr,
            TopK = 3,
            Seed = 9
        };

        var first = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);
        var second = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(first.Context, second.Context);
        Assert.Equal(first.Results.Select(r => r.Reason), second.Results.Select(r => r.Reason));
        Assert.NotEmpty(first.Context);
    }

    [Fact]
    public async Task Compress_Fill_PrefersSentencesWithTheWordsOfTheQuestion()
    {
        var request = new CompressRequest
        {
            Query = "Michael Collins orbit",
            Documents = [Awkward[7], "Nothing to see here. Move along, please. Really nothing."],
            TargetTokens = 40,
        };

        var result = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("Michael Collins stayed in orbit.", result.Context, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_LowExtractivenessAndALongDocument_ReadsItInPieces()
    {
        var request = new CompressRequest
        {
            Query = "boy",
            Documents = [Awkward[^1]],
            TargetTokens = 10_000,
            Extractiveness = Extractiveness.Low
        };

        var result = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);

        Assert.True(result.ModelInputTokens > model.Engine.MaxInputTokens);
        Assert.NotEqual(DropReason.Failed, result.Results[0].Reason);
    }

    [Fact]
    public async Task Compress_Answer_ComesWithItsSourcesAndScore()
    {
        var request = new CompressRequest
        {
            Query = "Who?",
            Documents = [Awkward[7], "   "],
            TargetTokens = 100,
            Output = CompressionOutput.Answer
        };

        var result = await _compressor.CompressAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(result.Answer is null ? [] : [0], result.Sources);
        Assert.Equal(DropReason.Empty, result.Results[1].Reason);
        Assert.InRange(result.AnswerNoAnswerScore!.Value, 0, 1);
        Assert.Equal(result.AnswerNoAnswerScore >= new CompressionOptions().NoAnswerThreshold, result.Answer is null);
    }

    [Theory]
    [InlineData(0, null, null, "target_tokens")]
    [InlineData(5, 0.5, null, "rate")]
    [InlineData(null, 0.0, null, "rate")]
    [InlineData(null, double.NaN, null, "rate")]
    [InlineData(null, null, 0, "top_k")]
    [InlineData(null, null, null, "score_threshold")]
    public async Task Compress_FieldOutOfRange_NamesIt(int? target, double? rate, int? topK, string field)
    {
        var request = new CompressRequest
        {
            Query = "q",
            Documents = ["d"],
            TargetTokens = target,
            Rate = rate,
            TopK = topK,
            ScoreThreshold = field == "score_threshold" ? 1.5 : null,
        };

        var error = await Assert.ThrowsAsync<InvalidRequestException>(
            () => _compressor.CompressAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal([field], error.Errors.Keys);
    }
}
