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
    // The passage that answers each; null where none does.
    private static readonly (string Question, string? Source)[] Questions =
    [
        ("Who invented the valve that turned the light off by day?", "dalen.txt"),
        ("How tall was the ancient tower at Alexandria?", "pharos.txt"),
        ("When was the light on the Bell Rock first lit?", "bell-rock.txt"),
        ("What did Smeaton use to bind the stones of his tower?", "eddystone.txt"),
        ("How do ships at sea know which lighthouse they are looking at?", "colours.txt"),
        ("Why did one man alone no longer keep watch on sea towers?", "keepers.txt"),
        ("What fuel was burned in Argand's lamps?", "argand.txt"),
        ("Who designed the Sydney Opera House?", null),
        ("What is the capital of Mongolia?", null),
        ("How are solar panels made?", null),
    ];

    [Fact]
    public async Task RagPipeline_TenQuestions_AnswersFromThePassagesOrNotAtAll()
    {
        var output = await Processes.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "RagPipeline.dll")], service.Endpoint);

        var blocks = output.Trim().Split("\n\n");
        Assert.Equal(Questions.Select(q => $"Q: {q.Question}"), blocks.Select(b => b.Split('\n')[0]));
        string[] answers = [.. blocks.Select(b => b.Split('\n')[1])];
        var answered = answers.Zip(Questions).Count(a => a.Second.Source is { } source && a.First.Contains(source, StringComparison.Ordinal));
        var refused = answers.Zip(Questions).Count(a => a.Second.Source is null && IsRefusal(a.First));

        // A small encoder errs: one passage that is not found, and one question about something else that is answered, are as many as may be.
        Assert.InRange(answered, 6, 7);
        Assert.InRange(refused, 2, 3);
        var quoted = answers.Where(a => !IsRefusal(a)).Select(a => Answer().Match(a).Groups["text"].Value);
        AssertQuotations(
            string.Join(' ', quoted), Directory.EnumerateFiles(Repository.Path("samples", "rag-pipeline", "passages")).Select(File.ReadAllText));
    }

    [Fact]
    public async Task RagPipeline_Readme_ShowsTheSameQuestions()
    {
        var shown = Shown("rag-pipeline").Trim().Split("\n\n");

        Assert.Equal(Questions.Select(q => $"Q: {q.Question}"), shown.Select(b => b.Split('\n')[0]));
        Assert.Equal(Questions.Select(q => q.Question), await File.ReadAllLinesAsync(Repository.Path("samples", "rag-pipeline", "questions.txt")));
    }

    [Fact]
    [Trait(Category.Name, Category.Python)]
    public async Task LangChain_Default_PrintsWhatItsReadmeShows()
    {
        Assert.SkipUnless(Programs.Find(Programs.Python) is not null, Programs.HowToInstall);
        var program = Repository.Path("samples", "langchain-compress", "compress_documents.py");
        var output = await Processes.RunAsync("python3", [program], service.Endpoint);

        // The document that has the answer is there with its own metadata.
        var line = Assert.Single(output.Trim().Split('\n'), l => l.StartsWith("{'source': 'dalen.txt', 'page': 2} ", StringComparison.Ordinal));
        Assert.Contains("\n" + line[..40], "\n" + Shown("langchain-compress"), StringComparison.Ordinal);
        var source = File.ReadAllText(program).Replace("\"\n            \"", "", StringComparison.Ordinal);
        AssertQuotations(Metadata().Replace(output, ""), [source]);
    }

    private static bool IsRefusal(string answer) => answer.StartsWith("A: cannot answer", StringComparison.Ordinal);

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
