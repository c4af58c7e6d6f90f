using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

/// <summary>A request that leaves a setting out gets what the model was published with; one that names it gets what it names.</summary>
public sealed class PublishedDefaultsTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Text = "One sentence to read. And another one, a little longer than the first, so that half of its tokens are more than five.";

    private static readonly GenerationDefaults Published = new(Beams: 3, LengthPenalty: 2, EarlyStopping: true, NoRepeatNgramSize: 3, RepetitionPenalty: 1.1, MinTokens: 5, MaxTokens: 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summarize_NothingSaid_WritesAsPublished()
    {
        var sent = await SentAsync(new() { Text = Text });

        Assert.Equal(new BeamOptions { Count = 3, LengthPenalty = 2, EarlyStopping = true }, sent.Beams);
        Assert.Equal((3, 1.1), (sent.Sampling.NoRepeatNgramSize, sent.Sampling.RepetitionPenalty));
        Assert.Equal((5, 20), (sent.MinTokens, sent.MaxTokens));
    }

    [Fact]
    public async Task Summarize_EverySettingNamed_WinsOverWhatIsPublished()
    {
        var sent = await SentAsync(new()
        {
            Text = Text,
            NumBeams = 2,
            LengthPenalty = -1,
            EarlyStopping = false,
            NoRepeatNgramSize = 0,
            RepetitionPenalty = 1,
            MinTokens = 2,
            MaxTokens = 9,
            Extractiveness = Extractiveness.Low,
        });

        Assert.Equal(new BeamOptions { Count = 2, LengthPenalty = -1, EarlyStopping = false }, sent.Beams);
        Assert.Equal((0, 1.0, 2, 9), (sent.Sampling.NoRepeatNgramSize, sent.Sampling.RepetitionPenalty, sent.MinTokens, sent.MaxTokens));
    }

    [Fact]
    public async Task Summarize_Sampling_HasOneSequence() => Assert.Null((await SentAsync(new() { Text = Text, Temperature = 1 })).Beams);

    [Fact]
    public async Task Summarize_StopTexts_HaveOneSequence() => Assert.Null((await SentAsync(new() { Text = Text, Stop = ["x"] })).Beams);

    [Fact]
    public async Task Summarize_Quotation_IsNotWrittenAsFreeTextIs()
    {
        var sent = await SentAsync(new() { Text = Text, Extractiveness = Extractiveness.High });

        Assert.Null(sent.Beams);
        Assert.Equal((0, 1.0, 0), (sent.Sampling.NoRepeatNgramSize, sent.Sampling.RepetitionPenalty, sent.MinTokens));
    }

    [Fact]
    public async Task Summarize_ShortDocument_NeedNotBeMadeLongerThanHalfOfItself()
    {
        var sent = await SentAsync(new() { Text = "No." }, Published with { MinTokens = 50, MaxTokens = 60 });

        Assert.InRange(sent.InputIds.Count, 2, 60);
        Assert.Equal(sent.InputIds.Count / 2, sent.MinTokens);
    }

    [Fact]
    public async Task Summarize_MoreBeamsThanTheEngineHas_TakesThoseItHas() =>
        Assert.Equal(model.Engine.MaxBatchSize, (await SentAsync(new() { Text = Text }, Published with { Beams = 64 })).Beams!.Count);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(11)]
    public async Task Summarize_LengthPenaltyOutOfRange_IsNamed(double penalty)
    {
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => SentAsync(new() { Text = Text, LengthPenalty = penalty }));

        Assert.Contains("-10 to 10", Assert.Single(error.Errors["length_penalty"]));
    }

    private async Task<GenerationRequest> SentAsync(SummarizeRequest request, GenerationDefaults? published = null)
    {
        var engine = new AlteredEngine(model.Engine) { Manifest = manifest => manifest with { Generation = published ?? Published } };
        await new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System).SummarizeAsync(request, Token);
        return Assert.Single(engine.Submitted);
    }
}
