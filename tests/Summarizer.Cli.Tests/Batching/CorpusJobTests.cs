using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Cli.Startup;

namespace Summarizer.Cli.Tests.Batching;

/// <summary>The Kubernetes Job that runs <c>batch</c> over a corpus.</summary>
public sealed class CorpusJobTests
{
    private static readonly string[] Manifest = File.ReadAllLines(
        Path.Combine(Repository.Root, "k8s", "components", "corpus-job", "job.yaml"));

    [Fact]
    public void Arguments_OfEveryPod_Parse()
    {
        var arguments = Entries("args:").Select(a => a.Replace("$(JOB_COMPLETION_INDEX)", "7", StringComparison.Ordinal)).ToArray();
        var nowhere = new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null, CurrentDirectory = "." };

        Assert.Equal("batch", arguments[0]);
        Assert.Empty(CommandTree.Build(nowhere).Parse(arguments).Errors);
    }

    [Fact]
    public void ExitCodeThatIsNotTriedAgain_IsThatOfABatchWithFailures() =>
        Assert.Equal([$"{ExitCode.Incomplete}"], Entries("values:"));

    // The entries of the first list with that name.
    private static IEnumerable<string> Entries(string name) => Manifest
        .SkipWhile(l => l.Trim() != name)
        .Skip(1)
        .TakeWhile(l => l.TrimStart().StartsWith("- ", StringComparison.Ordinal))
        .Select(l => l.Trim()[2..]);
}
