using Summarizer.Client.Common;
using Summarizer.Client.Compression;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Wire;

/// <summary>Requests exactly as they go over the wire.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Summarize_OnlyAText_SendsOnlyThat() =>
        Assert.Equal("""{"text":"T"}""", await SentAsync(c => c.SummarizeAsync(new() { Text = "T" }), "POST /v1/summarize"));

    [Fact]
    public async Task Summarize_EveryField_HasItsNameInTheContract() => Assert.Equal(
        """{"text":"T","model":"pocket","length":"medium","max_tokens":9,"min_tokens":1,"format":"bullets","instruction":"I","extractiveness":"low","temperature":0.5,"top_p":0.9,"top_k":40,"seed":7,"no_repeat_ngram_size":3,"repetition_penalty":1.2,"num_beams":4,"length_penalty":2,"early_stopping":true,"stop":["."],"truncate":"end","strategy":"map_reduce"}""",
        await SentAsync(
            c => c.SummarizeAsync(new()
            {
                Text = "T",
                Model = "pocket",
                Length = SummaryLength.Medium,
                MaxTokens = 9,
                MinTokens = 1,
                Format = SummaryFormat.Bullets,
                Instruction = "I",
                Extractiveness = Extractiveness.Low,
                Temperature = 0.5,
                TopP = 0.9,
                TopK = 40,
                Seed = 7,
                NoRepeatNgramSize = 3,
                RepetitionPenalty = 1.2,
                NumBeams = 4,
                LengthPenalty = 2,
                EarlyStopping = true,
                Stop = ["."],
                Truncate = Truncation.End,
                Strategy = SummaryStrategy.MapReduce,
            }),
            "POST /v1/summarize"));

    [Fact]
    public async Task Compress_EveryField_HasItsNameInTheContract() => Assert.Equal(
        """{"query":"Q","documents":[{"text":"A"},{"text":"B","id":"b","title":"T","metadata":{"page":1.50,"tags":["x",null]}}],"model":"pocket","output":"answer","target_tokens":100,"rate":0.25,"target_tokenizer":"o200k_base","max_tokens_per_document":50,"score_threshold":0.2,"abstain":"drop","preserve_order":true,"extractiveness":"high","select":"smmr","top_k":3,"diversity":0.4,"truncate":"start","seed":7}""",
        await SentAsync(
            c => c.CompressAsync(new()
            {
                Query = "Q",
                Documents = ["A", new("B") { Id = "b", Title = "T", Metadata = System.Text.Json.Nodes.JsonNode.Parse("""{"page":1.50,"tags":["x",null]}""")!.AsObject() }],
                Model = "pocket",
                Output = CompressionOutput.Answer,
                TargetTokens = 100,
                Rate = 0.25,
                TargetTokenizer = TargetTokenizer.O200kBase,
                MaxTokensPerDocument = 50,
                ScoreThreshold = 0.2,
                Abstain = Abstention.Drop,
                PreserveOrder = true,
                Extractiveness = Extractiveness.High,
                Select = SelectionMethod.Smmr,
                TopK = 3,
                Diversity = 0.4,
                Truncate = Truncation.Start,
                Seed = 7,
            }),
            "POST /v1/compress"));

    [Fact]
    public async Task Tokenize_Text_AsksForTheCountAlone() =>
        Assert.Equal("""{"text":"","tokens":false}""", await SentAsync(c => c.TokenizeAsync(""), "POST /tokenize"));

    // The answer does not matter here.
    private static async Task<string> SentAsync(Func<SummarizerClient, Task> call, string line)
    {
        await using var service = await StubService.StartAsync();
        using var host = new ClientHost(service.Endpoint);
        await Assert.ThrowsAsync<SummarizerProblemException>(() => call(host.Client));
        var request = await service.NextAsync();
        Assert.Equal(line, request.Line);
        return request.Body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
