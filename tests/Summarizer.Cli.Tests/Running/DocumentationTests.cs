using System.CommandLine.Parsing;
using Summarizer.Cli.Output;
using Summarizer.Cli.Startup;

namespace Summarizer.Cli.Tests.Running;

/// <summary>
/// Pages whose measurements take too long to be run by a test. The README and docs/ are run, by Summarizer.Deployment.Tests.
/// </summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("bench/README.md", 2)]
    public void EveryCommandLine_Parses(string page, int atLeast)
    {
        var lines = File.ReadAllText(Path.Combine(Repository.Root, page))
            .Replace("\\\n", "", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => line.TrimStart('$', ' '))
            .Where(line => line.StartsWith("summarizer ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")[0])
            .ToList();

        Assert.InRange(lines.Count, atLeast, 100);
        Assert.All(lines, line =>
        {
            var arguments = CommandLineParser.SplitCommandLine(line).Skip(1).ToArray();
            Assert.Empty(CommandTree.Build(Nowhere).Parse(arguments).Errors.Select(error => error.Message));
        });
    }

    private static Terminal Nowhere =>
        new() { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null, CurrentDirectory = "." };
}
