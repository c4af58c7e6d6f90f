using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.TextModel;

namespace Summarizer.Api.Tests.Endpoints.Documents;

/// <summary>Files and texts from reports of users, through the service with its shipped models and every setting at its default.</summary>
[Collection(Shipped.Name)]
public sealed class CaseTests(ShippedService service)
{
    public static TheoryData<string> Files => [.. FixtureFiles.All];

    // Reading a file takes a process of its own, and a summary two: the first three files of each folder, or all with SUMMARIZER_SOAK=1.
    public static TheoryData<string> Readable =>
    [
        .. FixtureFiles.Readable.GroupBy(file => file.Split('/')[0])
            .SelectMany(folder => folder.Take(Environment.GetEnvironmentVariable("SUMMARIZER_SOAK") == "1" ? int.MaxValue : 3)),
    ];

    public static TheoryData<string> Situations => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "reported.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')[1])];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Documents_File_GivesWhatAPersonReads(string file)
    {
        using var response = await service.Client.PostAsync("/v1/documents", FixtureFiles.Form(file));

        var expected = FixtureFiles.ExpectedOf(file).ReplaceLineEndings("\n");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (response.IsSuccessStatusCode)
        {
            Assert.Equal(expected, FixtureFiles.Render(answer));
        }
        else
        {
            Assert.Equal((422, expected[(expected.IndexOf(':', StringComparison.Ordinal) + 2)..].Trim()), ((int)response.StatusCode, (string?)answer["detail"]));
        }
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task Summarize_File_QuotesWholeSentencesOfItsProse(string file)
    {
        var document = await (await service.Client.PostAsync("/v1/documents", FixtureFiles.Form(file))).JsonAsync();
        var summary = await (await service.Client.PostAsync(Wire.Route, FixtureFiles.Form(file))).JsonAsync();

        var text = (string)document["text"]!;
        var kinds = document["parts"]!.AsArray().Select(p => (string)p!["kind"]!).ToList();
        var quoted = summary["contexts"]!.AsArray().Zip(summary["document"]!["places"]!.AsArray(), (c, p) => (Text: Slice(text, c!), Part: (int)p!["part"]!)).ToList();
        Assert.NotEmpty(quoted);
        Assert.Equal("stop", (string?)summary["finish_reason"]);
        Assert.All(quoted, q =>
        {
            // A sentence that was cut at either end would not be one of its part.
            var part = document["parts"]![q.Part]!;
            var block = new TextBlock(Enum.Parse<BlockKind>(Pascal(kinds[q.Part])), Utf16(text, (int)part["offset"]!), Slice(text, part).Length);
            var whole = TextAnalyzer.Analyze(text, [block with { ContentOffset = (int?)part["content_offset"] is { } content ? Utf16(text, content) : block.Offset }]);

            // Who speaks stands before what is said, or alone.
            var label = text[whole.Blocks[0].Offset..whole.Blocks[0].ContentOffset];
            Assert.True(whole.Sentences.Any(s => whole[s] == q.Text || label + whole[s] == q.Text) || label.Trim() == q.Text, $"Not a whole sentence: {q.Text}");
        });
        if (kinds.Contains("paragraph"))
        {
            Assert.DoesNotContain(quoted, q => kinds[q.Part] is "heading" or "message_header" or "sign_off" or "furniture" or "table_header");
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Summarize_Text_QuotesNothingButWholeSentences(string situation)
    {
        var text = situation.Replace(" ‖ ", " ", StringComparison.Ordinal).Replace("‖", "", StringComparison.Ordinal);
        var summary = await (await service.Client.SummarizeAsync(new { text, length = "long" })).JsonAsync();

        var sentences = situation.Split('‖', StringSplitOptions.TrimEntries);
        var quoted = summary["contexts"]!.AsArray().Select(c => Slice(text, c!)).ToList();
        Assert.NotEmpty(quoted);
        Assert.Subset(sentences.ToHashSet(), quoted.ToHashSet());
        Assert.Equal("stop", (string?)summary["finish_reason"]);
    }

    private static string Slice(string text, JsonNode place) => string.Concat(text.EnumerateRunes().Skip((int)place["offset"]!).Take((int)place["length"]!));

    private static int Utf16(string text, int codePoints) => text.EnumerateRunes().Take(codePoints).Sum(r => r.Utf16SequenceLength);

    private static string Pascal(string kind) => string.Concat(kind.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
