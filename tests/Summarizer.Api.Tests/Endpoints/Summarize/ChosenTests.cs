using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>Summaries by the models that choose sentences, as the service makes them by default.</summary>
public sealed class ChosenTests : IAsyncLifetime
{
    private readonly Service _service = new((_, folder, options, clock) => InferenceEngine.Load(folder, options, clock), settings: new() { ["ChooseSentences"] = "true" });
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Summarize_DocumentOfAnyLength_IsReadWhole()
    {
        var response = await SendAsync(new { text = RealService.Long, length = "long" });

        Assert.False((bool)response["truncated"]!);
        var contexts = response["contexts"]!.AsArray();
        Assert.Equal((string?)response["summary"], string.Join(' ', contexts.Select(c => RealService.Long.Substring((int)c!["offset"]!, (int)c["length"]!))));
        Assert.Contains(contexts, c => (int)c!["offset"]! > RealService.Long.Length / 2);
    }

    [Theory]
    [InlineData("max_words", 20)]
    [InlineData("max_characters", 150)]
    [InlineData("max_sentences", 1)]
    [InlineData("max_tokens", 40)]
    public async Task Summarize_Bound_IsKeptAndNoSentenceIsCut(string field, int bound)
    {
        var response = await SendAsync(new JsonObject { ["text"] = RealService.Short, [field] = bound });

        var summary = (string)response["summary"]!;
        var size = field switch
        {
            "max_words" => summary.Split(' ').Length,
            "max_characters" => summary.Length,
            "max_sentences" => summary.Count(c => c == '.'),
            _ => (int)response["usage"]!["output_tokens"]!,
        };
        Assert.InRange(size, 1, bound);
        Assert.EndsWith(".", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_BoundBelowEverySentence_IsRefusedWithTheField() =>
        Assert.Contains("max_words is 2", (await (await _client.SummarizeAsync(new { text = RealService.Short, max_words = 2 })).ProblemAsync(422, "validation")).ToJsonString());

    [Fact]
    public async Task Summarize_OtherLanguage_IsAnsweredWithAWarning()
    {
        const string German = "Der Gemeinderat hat am Montag beschlossen, die Brücke ab dem 3. Mai zu sperren. Das Wetter war schlecht und es kamen nur wenige Leute. Die Kosten betragen eine Million Euro.";
        var response = await SendAsync(new { text = German });

        Assert.NotEmpty((string)response["summary"]!);
        Assert.True(response["warnings"]!.AsArray().All(w => (string?)w!["code"] == "language-not-trained"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    private async Task<JsonNode> SendAsync(object body)
    {
        using var response = await _client.SummarizeAsync(body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
