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
    [Fact]
    public async Task RagPipeline_Default_PrintsWhatItsReadmeShows()
    {
        var output = await Processes.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "RagPipeline.dll")], service.Endpoint);

        var (head, context) = Split(output);
        Assert.Equal(Chosen().Replace(Split(Shown("rag-pipeline")).Head, ""), Chosen().Replace(head, ""));
        var saved = Saved().Match(head);
        Assert.InRange(int.Parse(saved.Groups["after"].Value), 1, int.Parse(saved.Groups["before"].Value) * 3 / 10);
        AssertQuotations(context, Directory.EnumerateFiles(Repository.Path("samples", "rag-pipeline", "passages")).Select(File.ReadAllText));
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

    private static (string Head, string Context) Split(string output)
    {
        const string Line = "For the prompt:\n";
        var end = output.IndexOf(Line, StringComparison.Ordinal) + Line.Length;
        return (output[..end], output[end..]);
    }

    // The block that is marked as text is the output.
    private static string Shown(string sample) =>
        File.ReadAllText(Repository.Path("samples", sample, "README.md")).Split("```text\n")[1].Split("```")[0];

    [GeneratedRegex("(?<=-> )[^.\n]+")]
    private static partial Regex Chosen();

    [GeneratedRegex("(?<before>[0-9]+) tokens -> (?<after>[0-9]+), [0-9]+ % saved")]
    private static partial Regex Saved();

    [GeneratedRegex(@"^\{.*?\} ", RegexOptions.Multiline)]
    private static partial Regex Metadata();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex Sentence();
}
