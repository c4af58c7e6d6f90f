using System.Text.RegularExpressions;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Samples;

/// <summary>
/// Both samples as their READMEs start them, against the service. What the model has no say in is as the README shows it; the sentences that it chose
/// are another model's or processor's to choose otherwise, but always quotations.
/// </summary>
[Collection(RealModel.Name)]
public sealed partial class SampleTests(RealService service)
{
    // What each answer must hold; null where the passages hold none.
    private static readonly (string Question, string? Fact)[] Questions =
    [
        ("Who invented the valve that turned the light off by day?", "Dalén"),
        ("How tall was the ancient tower at Alexandria?", "more than a hundred metres"),
        ("When was the light on the Bell Rock first lit?", "1811"),
        ("What did Smeaton use to bind the stones of his tower?", "lime that sets under water"),
        ("How do ships at sea know which lighthouse they are looking at?", "Sailors tell lighthouses apart"),
        ("Why did one man alone no longer keep watch on sea towers?", "three men lived together"),
        ("What fuel was burned in Argand's lamps?", "whale oil"),
        ("How much does a ticket to the Bell Rock lighthouse cost?", null),
        ("Who designed the Sydney Opera House?", null),
        ("Which company makes lamps for airports?", null),
    ];

    [Fact]
    public async Task RagPipeline_TenQuestions_AnswersFromThePassagesOrNotAtAll()
    {
        var output = await Processes.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "RagPipeline.dll")], service.Endpoint);

        var blocks = output.Trim().Split("\n\n");
        Assert.Equal(Questions.Select(q => $"Q: {q.Question}"), blocks.Select(b => b.Split('\n')[0]));
        foreach (var (block, (_, fact)) in blocks.Zip(Questions))
        {
            var answer = block.Split('\n')[1];
            Assert.Contains(fact ?? "A: cannot answer", answer, StringComparison.Ordinal);
            Assert.Equal(fact is null, answer.StartsWith("A: cannot answer", StringComparison.Ordinal));
        }

        var quoted = blocks.Zip(Questions).Where(b => b.Second.Fact is not null).Select(b => Answer().Match(b.First).Groups["text"].Value);
        AssertQuotations(
            string.Join(' ', quoted), Directory.EnumerateFiles(Repository.Path("samples", "rag-pipeline", "passages")).Select(File.ReadAllText));
    }

    [Fact]
    public async Task RagPipeline_Readme_ShowsTheSameQuestionsAndVerdicts()
    {
        var shown = Shown("rag-pipeline").Trim().Split("\n\n");

        Assert.Equal(Questions.Select(q => $"Q: {q.Question}"), shown.Select(b => b.Split('\n')[0]));
        Assert.All(shown.Zip(Questions), b => Assert.Contains(b.Second.Fact ?? "cannot answer", b.First, StringComparison.Ordinal));
        Assert.Equal(Questions.Select(q => q.Question), await File.ReadAllLinesAsync(Repository.Path("samples", "rag-pipeline", "questions.txt")));
    }

    [Fact]
    public async Task LangChain_Default_PrintsWhatItsReadmeShows()
    {
        Assert.SkipUnless(Processes.HasPython, "There is no python3 on the PATH.");
        var program = Repository.Path("samples", "langchain-compress", "compress_documents.py");
        var output = await Processes.RunAsync("python3", [program], service.Endpoint);

        // The document that has the answer is there with its own metadata.
        var line = Assert.Single(output.Trim().Split('\n'), l => l.StartsWith("{'source': 'dalen.txt', 'page': 2} ", StringComparison.Ordinal));
        Assert.Contains("\n" + line[..40], "\n" + Shown("langchain-compress"), StringComparison.Ordinal);
        var source = File.ReadAllText(program).Replace("\"\n            \"", "", StringComparison.Ordinal);
        AssertQuotations(Metadata().Replace(output, ""), [source]);
    }

    private static void AssertQuotations(string text, IEnumerable<string> sources)
    {
        var all = string.Join('\n', sources);
        var sentences = Sentence().Split(text.Trim());

        Assert.NotEmpty(sentences);
        Assert.All(sentences, s => Assert.Contains(s, all, StringComparison.Ordinal));
    }

    // The block that is marked as text is the output.
    private static string Shown(string sample) =>
        File.ReadAllText(Repository.Path("samples", sample, "README.md")).Split("```text\n")[1].Split("```")[0];

    [GeneratedRegex(@"^A: (?<text>.*) \[[^\]]*\]$", RegexOptions.Multiline)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\{.*?\} ", RegexOptions.Multiline)]
    private static partial Regex Metadata();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex Sentence();
}
