using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

public sealed class DocumentSummarizerTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Text = "One sentence to read. And another one, a little longer than the first.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SummaryFormat.Auto)]
    [InlineData(SummaryFormat.Paragraph)]
    [InlineData(SummaryFormat.Bullets)]
    public async Task Start_Pieces_ConcatenateToTheSummary(SummaryFormat format)
    {
        var running = await Create(new AlteredEngine(model.Engine)).StartAsync(new() { Text = Text, Format = format, MinTokens = 20, MaxTokens = 40, Temperature = 2, Seed = 3 }, Token);

        var pieces = await running.ReadAsync(Token).ToListAsync(Token);

        Assert.NotEmpty(pieces);
        Assert.DoesNotContain("", pieces);
        Assert.Equal((await running.Result).Summary, string.Concat(pieces));
    }

    [Fact]
    public async Task Summarize_Request_ReachesTheEngineAsItIs()
    {
        var engine = new AlteredEngine(model.Engine);

        await Create(engine).SummarizeAsync(
            new() { Text = Text, MinTokens = 3, MaxTokens = 9, Temperature = 0.5, TopP = 0.9, TopK = 7, Seed = 11, NoRepeatNgramSize = 2, RepetitionPenalty = 1.3, Stop = ["x"] }, Token);

        var sent = Assert.Single(engine.Submitted);
        Assert.Equal((3, 9), (sent.MinTokens, sent.MaxTokens));
        Assert.Equal(new SamplingOptions { Temperature = 0.5, TopP = 0.9, TopK = 7, Seed = 11, NoRepeatNgramSize = 2, RepetitionPenalty = 1.3 }, sent.Sampling);
        Assert.Equal(["x"], sent.Stop);
        Assert.Null(sent.Beams);
    }

    [Fact]
    public async Task Summarize_Beams_ReachTheEngine()
    {
        var engine = new AlteredEngine(model.Engine);

        await Create(engine).SummarizeAsync(new() { Text = Text, NumBeams = 3, MaxTokens = 5 }, Token);

        Assert.Equal(3, engine.Submitted[0].Beams!.Count);
    }

    [Theory]
    [InlineData(SummaryFormat.Auto, "Short:\n" + Text)]
    [InlineData(SummaryFormat.Bullets, "Points for me about\n" + Text)]
    public async Task Summarize_PromptOfTheManifest_IsAroundTheText(SummaryFormat format, string expected)
    {
        var engine = new AlteredEngine(model.Engine)
        {
            Manifest = m => m with
            {
                Tokens = m.Tokens with { InputStart = 2 },
                Prompts = new Dictionary<string, PromptTemplate> { ["summarize"] = new("Short:\n{text}"), ["bullets"] = new("Points{instruction} about\n{text}") },
            },
        };

        var result = await Create(engine).SummarizeAsync(new() { Text = Text, Format = format, Instruction = " for me", MaxTokens = 4 }, Token);

        var ids = engine.Submitted[0].InputIds;
        Assert.Equal(2, ids[0]);
        Assert.Equal(expected, engine.Tokenizer!.Decode(ids.Skip(1)));
        Assert.Equal(ids.Count, result.InputTokens);
        Assert.Equal(format == SummaryFormat.Auto, result.Warnings.Any(w => w.Code == "instruction-ignored"));
    }

    [Fact]
    public async Task Summarize_Timings_AreInOrder()
    {
        var t = (await Create(new AlteredEngine(model.Engine)).SummarizeAsync(new() { Text = Text, MinTokens = 5, MaxTokens = 5 }, Token)).Timings;

        Assert.True(t.Tokenize > TimeSpan.Zero && t.Encode > TimeSpan.Zero && t.Decode > TimeSpan.Zero);
        Assert.True(t.Tokenize + t.Queue + t.Encode <= t.FirstToken && t.FirstToken <= t.Total && t.PerToken <= t.Total, t.ToString());
    }

    [Fact]
    public async Task Summarize_InstructionThatFillsTheInput_IsRefused()
    {
        var engine = new AlteredEngine(model.Engine) { Manifest = m => m with { Prompts = new Dictionary<string, PromptTemplate> { ["summarize"] = new("{instruction}\n{text}") } } };

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => Create(engine).SummarizeAsync(new() { Text = Text, Instruction = new string('%', 250) }, Token));

        Assert.Contains("of 256 input tokens", Assert.Single(e.Errors["instruction"]));
        Assert.Empty(engine.Submitted);
    }

    [Fact]
    public async Task Summarize_WrongFields_AreAllNamed()
    {
        var request = new SummarizeRequest
        {
            Text = "",
            Temperature = double.NaN,
            TopP = double.NaN,
            RepetitionPenalty = double.PositiveInfinity,
            Length = (SummaryLength)9,
            Format = (SummaryFormat)9,
            Truncate = (Truncation)9,
            Strategy = (SummaryStrategy)9,
            NumBeams = model.Engine.MaxBatchSize + 1,
            MaxTokens = 65,
            TopK = 2049,
        };

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => Create(new AlteredEngine(model.Engine)).SummarizeAsync(request, Token));

        Assert.Equal(
            ["format", "length", "max_tokens", "num_beams", "repetition_penalty", "strategy", "temperature", "text", "top_k", "top_p", "truncate"], e.Errors.Keys.Order());
        Assert.Equal("max_tokens must be 1 to 64; it is 65.", Assert.Single(e.Errors["max_tokens"]));
    }

    [Fact]
    public void Constructor_BundleWithoutTokenizer_IsRefused()
    {
        var e = Assert.Throws<BundleException>(() => Create(new AlteredEngine(model.Engine) { HasTokenizer = false }));

        Assert.Contains("has no tokenizer", e.Message);
    }

    [Fact]
    public void Constructor_MalformedPrompt_IsRefused()
    {
        var engine = new AlteredEngine(model.Engine) { Manifest = m => m with { Prompts = new Dictionary<string, PromptTemplate> { ["headline"] = new("Title:") } } };

        Assert.Contains("'headline'", Assert.Throws<BundleException>(() => Create(engine)).Message);
    }

    private static DocumentSummarizer Create(AlteredEngine engine) => new(engine, new SummarizationOptions(), TimeProvider.System);
}
