using Summarizer.Compression;
using Summarizer.Embeddings;

namespace Summarizer.Tests.Compression;

/// <summary>What a reader gets: the evidence, and nothing beside it.</summary>
public sealed class EvidenceTests(TinyModel tiny, MiniLm miniLm) : IClassFixture<TinyModel>, IClassFixture<MiniLm>
{
    private const string Apollo =
        "Apollo 11 was launched from Cape Kennedy on 16 July 1969. Michael Collins flew the command module Columbia alone in lunar "
        + "orbit. Neil Armstrong and Buzz Aldrin walked on the "
        + "surface for two hours and collected 21.5 kilograms of rock. The crew came home after eight days.";

    private const string Panda = "The giant panda lives in the mountains of central China. It eats bamboo for up to fourteen hours a "
        + "day. Its cubs are pink, blind and weigh about 100 grams.";

    private const string Bridge =
        "The Forth Bridge was opened in 1890. It carries two tracks over the Firth of Forth. About 4,600 people worked on it. Painting "
        + "it was said to be a task without an end.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Who stayed in orbit around the Moon?", "Michael Collins flew the command module Columbia alone in lunar orbit.")]
    [InlineData("What is the diet of pandas?", "It eats bamboo for up to fourteen hours a day.")]
    [InlineData("How many workers built the railway bridge?", "About 4,600 people worked on it.")]
    public async Task Compress_ThreePassages_KeepsTheAnswerFirst(string question, string answer)
    {
        var result = await CompressAsync(new() { Query = question, Documents = [Apollo, Panda, Bridge], TargetTokens = 40 });

        Assert.Contains(answer, result.Context, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_QuestionOfTwoParts_KeepsBoth()
    {
        var result = await CompressAsync(
            new()
            {
                Query = "Who flew the command module, and when was the Forth Bridge "
                + "opened?",
                Documents = [Panda, Apollo, Bridge],
                TargetTokens = 50
            });

        Assert.Contains("Michael Collins", result.Context, StringComparison.Ordinal);
        Assert.Contains("1890", result.Context, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_PassageAboutSomethingElse_LeavesItsShareUnspent()
    {
        var result = await CompressAsync(
            new()
            {
                Query = "Who flew the command module Columbia?",
                Documents = [Apollo, "Bamboo grows fast. Bakers rise early. Shoes need soles."],
                Rate = 0.9
            });

        Assert.True(result.Results[1].Dropped);
        Assert.True(result.ContextTokens < result.Budget);
    }

    [Fact]
    public async Task Compress_SamePassageTwice_KeepsItOnce()
    {
        var result = await CompressAsync(new() { Query = "Who flew the command module Columbia?", Documents = [Apollo, Apollo], Rate = 1 });

        Assert.Equal(1, result.Results.Count(r => r.Text.Contains("Michael Collins", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Compress_SentenceWithAPronoun_BringsItsAntecedentOrSaysThatItDoesNot()
    {
        const string Text = "Marie Curie was born in Warsaw in 1867. She won the Nobel prize for physics in 1903 and for chemistry in "
            + "1911. The weather in Paris was mild in that year.";

        var roomy = await CompressAsync(new() { Query = "Which Nobel prizes did she win?", Documents = [Text, Bridge], TargetTokens = 60 });
        var narrow = await CompressAsync(
            new() { Query = "Which Nobel prizes did she win?", Documents = [Text, Bridge], TargetTokens = 25 });

        Assert.Contains("Marie Curie was born", roomy.Context, StringComparison.Ordinal);
        Assert.Empty(roomy.Results[0].Unresolved);
        Assert.Contains("She won", narrow.Context, StringComparison.Ordinal);
        Assert.Single(narrow.Results[0].Unresolved);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    public async Task Compress_LoneShortPassage_IsNeverEmpty(double rate)
    {
        var result = await CompressAsync(new() { Query = "Who?", Documents = ["Ada Lovelace wrote the first program."], Rate = rate });

        Assert.Equal("Ada Lovelace wrote the first program.", result.Context);
        Assert.True(result.ContextTokens <= result.Budget);
    }

    [Fact]
    public async Task Compress_TargetTokens_AreNeverExceededEvenByALonePassage()
    {
        var result = await CompressAsync(new() { Query = "Who?", Documents = ["Ada Lovelace wrote the first program."], TargetTokens = 2 });

        Assert.Empty(result.Context);
        Assert.Equal(DropReason.Budget, result.Results[0].Reason);
    }

    [Fact]
    public async Task Compress_ScoreThreshold_KeepsWhatReachesIt()
    {
        var request = new CompressRequest
        {
            Query = "Who flew the command module Columbia?",
            Documents = [Apollo, Panda],
            ScoreThreshold = 0.3
        };

        var result = await CompressAsync(request);
        var none = await CompressAsync(request with { ScoreThreshold = 1 });

        Assert.Contains("Michael Collins flew", result.Context, StringComparison.Ordinal);
        Assert.DoesNotContain("bamboo", result.Context, StringComparison.Ordinal);
        Assert.Equal(DropReason.Irrelevant, none.Results[0].Reason);
    }

    [Theory]
    [InlineData(Abstention.Off, false, false)]
    [InlineData(Abstention.Mark, true, false)]
    [InlineData(Abstention.Drop, true, true)]
    public async Task Compress_QuestionThatNobodyAnswers_IsMarkedOrDropped(Abstention abstain, bool marked, bool dropped)
    {
        var result = await CompressAsync(
            new() { Query = "What does a litre of diesel cost in Norway?", Documents = [Panda], Abstain = abstain });

        Assert.True(result.NoAnswerScore >= 0.9);
        Assert.Equal((marked, dropped), (result.Results[0].NoAnswer, result.Results[0].Reason == DropReason.NoAnswer));
    }

    [Fact]
    public async Task Compress_AnswerOfUnansweredQuestion_IsNull()
    {
        var unanswered = await CompressAsync(
            new()
            {
                Query = "What does a litre of diesel cost in Norway?",
                Documents = [Panda, Bridge],
                Output = CompressionOutput.Answer
            });
        var answered = await CompressAsync(
            new() { Query = "When was the Forth Bridge opened?", Documents = [Panda, Bridge], Output = CompressionOutput.Answer });

        Assert.Null(unanswered.Answer);
        Assert.NotNull(answered.Answer);
        Assert.InRange(answered.AnswerNoAnswerScore!.Value, 0, 0.5);
    }

    [Fact]
    public async Task Compress_WithoutEmbeddingModel_ChoosesByWordsAndSaysSo()
    {
        var result = await CompressAsync(
            new() { Query = "Who flew the command module Columbia?", Documents = [Panda, Apollo], TargetTokens = 30 }, null);

        Assert.Contains("Michael Collins flew", result.Context, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, w => w.Code == "words-only");
    }

    [Theory]
    [InlineData(Summarizer.Selection.SelectionMethod.Mmr)]
    [InlineData(Summarizer.Selection.SelectionMethod.Smmr)]
    public async Task Compress_SelectOfNearDuplicates_TakesOne(Summarizer.Selection.SelectionMethod method)
    {
        var copy = Apollo.Replace("was launched", "lifted off", StringComparison.Ordinal);

        var result = await CompressAsync(
            new()
            {
                Query = "Who flew the command module Columbia?",
                Documents = [Apollo, copy, Bridge],
                Rate = 1,
                Select = method,
                TopK = 2,
                Diversity = 0.6
            });

        Assert.Single(result.Results.Take(2), r => r.Reason == DropReason.NotSelected);
    }

    private Task<CompressResult> CompressAsync(CompressRequest request) => CompressAsync(request, miniLm.Model);

    private async Task<CompressResult> CompressAsync(CompressRequest request, EmbeddingModel? embeddings) =>
        await new DocumentCompressor(tiny.Engine, new CompressionOptions(), TimeProvider.System, embeddings)
            .CompressAsync(request with { TargetTokenizer = TargetTokenizer.O200kBase }, Cancellation);
}
