using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

/// <summary>The examples of docs/cli.md write what the page shows, on the shipped models.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class DocumentedOutputTests
{
    public static TheoryData<string> Examples =>
    [
        .. DocumentedShell.Blocks(File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md")))

            // Numbers of measurements are of one machine and one hour.
            .Where(b => !b.StartsWith("$ summarizer bench", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_AsDocumented_WritesWhatThePageShows(string block)
    {
        using var shell = new DocumentedShell();
        await File.WriteAllTextAsync(shell["old.txt"], "The old bridge.", TestContext.Current.CancellationToken);
        if (block.Contains("--model models/balanced", StringComparison.Ordinal))
        {
            await shell.RunAsync("summarizer export --checkpoint tests/fixtures/t5gemma-balanced --output models/balanced --precision fp32");
        }

        foreach (var (line, output) in DocumentedShell.Commands(block))
        {
            Assert.Equal(DocumentedShell.Lines(output), DocumentedShell.Lines(await shell.RunAsync(line)));
        }
    }

    [Fact]
    public void Examples_OfThePage_AreManyAndFound() => Assert.InRange(Examples.Count, 10, 30);
}
