using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Documents;

/// <summary>Situations from reports of users that need more than one file: questions in other scripts, stop texts, parameters, and sentences that are longer than any limit.</summary>
[Collection(Shipped.Name)]
public sealed class SituationTests(ShippedService service)
{
    private const string Bridge = "The town of Marwick has a bridge that was built in 1911. Engineers found cracks in two of its eight cables. The council decided to close the bridge for two years. "
        + "Drivers must use the ferry, which runs every ten minutes. The repair will cost nine million pounds.";

    [Theory]
    [InlineData("修理费用是多少？", 0.3, "马威克市议会周一决定关闭大桥两年。检查发现八根缆绳中有两根出现裂缝。修理费用为九百万英镑。司机必须改乘渡轮，每十分钟一班。船票两英镑。", "修理费用为九百万英镑。")]
    [InlineData("渡轮多久一班？", 0.3, "马威克市议会周一决定关闭大桥两年。检查发现八根缆绳中有两根出现裂缝。修理费用为九百万英镑。司机必须改乘渡轮，每十分钟一班。船票两英镑。", "司机必须改乘渡轮，每十分钟一班。")]
    [InlineData("Wie oft fährt die Fähre?", 0.3, "Der Stadtrat sperrt die Brücke für zwei Jahre. Zwei Seile haben Risse. Die Instandsetzungskosten betragen neun Millionen Euro. Die Fähre fährt alle zehn Minuten.", "Die Fähre fährt alle zehn Minuten.")]
    [InlineData("كم تكلفة الإصلاح؟", 0.4, "أغلقت المدينة الجسر لمدة سنتين. يستخدم السائقون العبارة كل عشر دقائق. تكلفة الإصلاح تسعة ملايين جنيه.", "تكلفة الإصلاح تسعة ملايين جنيه.")]
    [InlineData("HOW MUCH IS THE REPAIR?", 0.3, Bridge, "The repair will cost nine million pounds.")]
    [InlineData("cafe\u0301 price", 0.6, "The café price is five pounds. The tea is two pounds. It rains today in town.", "The café price is five pounds.")]
    [InlineData("office", 0.6, "The oﬃce opens at nine. The shop opens at ten. The bank opens at eleven.", "The oﬃce opens at nine.")]
    [InlineData("How much is the repair?", 0.5, "Repair.", "Repair.")]
    public async Task Compress_Question_KeepsTheSentenceThatAnswers(string query, double rate, string text, string kept)
    {
        var answer = await (await service.Client.PostAsync("/v1/compress", JsonContent.Create(new { query, rate, documents = new[] { text } }))).JsonAsync();

        Assert.Contains(kept, (string?)answer["context"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cables. The")]
    [InlineData("Engin")]
    [InlineData("two of its ei")]
    [InlineData("pounds.")]
    public async Task Summarize_StopText_EndsSummaryAndPlacesAtTheSameCharacter(string stop)
    {
        var answer = await (await service.Client.SummarizeAsync(new { text = Bridge, length = "long", stop = new[] { stop } })).JsonAsync();

        var quoted = string.Join(' ', answer["contexts"]!.AsArray().Select(c => Bridge.Substring((int)c!["offset"]!, (int)c["length"]!).Trim()));
        Assert.DoesNotContain(stop, (string?)answer["summary"], StringComparison.Ordinal);
        Assert.Equal(((string?)answer["summary"])!.Trim(), quoted);
    }

    [Theory]
    [InlineData("""{"min_tokens": 60}""")]
    [InlineData("""{"no_repeat_ngram_size": 3}""")]
    [InlineData("""{"num_beams": 4}""")]
    [InlineData("""{"temperature": 0.7, "seed": 1}""")]
    [InlineData("""{"repetition_penalty": 1.2}""")]
    [InlineData("""{"extractiveness": "low"}""")]
    public async Task Summarize_OneParameter_IsRefusedOrTheSummaryIsStillQuoted(string parameter)
    {
        var body = JsonNode.Parse(parameter)!.AsObject();
        body["text"] = Bridge;
        using var response = await service.Client.SummarizeAsync(body);
        var answer = await response.JsonAsync();

        if (!response.IsSuccessStatusCode)
        {
            Assert.Equal((422, body.First().Key), ((int)response.StatusCode, answer["errors"]!.AsObject().First().Key));
            return;
        }

        var quoted = answer["contexts"]!.AsArray().Select(c => Bridge.Substring((int)c!["offset"]!, (int)c["length"]!));
        Assert.Equal((string?)answer["summary"], string.Join(' ', quoted));
    }

    [Fact]
    public async Task Compress_SentenceLongerThanTheLimit_IsCutAndSaysSo()
    {
        var endless = string.Join(' ', Enumerable.Range(1, 600).Select(i => $"gate{i} opens"));

        var answer = await (await service.Client.PostAsync("/v1/compress", JsonContent.Create(new { query = "When does gate30 open?", rate = 0.5, documents = new[] { endless } }))).JsonAsync();

        Assert.Contains(answer["warnings"]!.AsArray(), w => (string?)w!["code"] == "sentence-cut");
    }
}
