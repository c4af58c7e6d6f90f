using Summarizer.Benchmarking.Planning;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Planning;

public sealed class ModelsCommandTests
{
    [Fact]
    public async Task Models_Markdown_IsTheTableOfTheDocument()
    {
        var document = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "models.md"), TestContext.Current.CancellationToken);

        Assert.Contains((await CommandLine.RunAsync("models", "--markdown")).Out, document, StringComparison.Ordinal);
    }

    [Fact]
    public void All_PublishedModels_HaveAnArchitecture() =>
        Assert.All(PublishedModel.All, model => Assert.NotNull(KnownModels.Find(model.Name)));

    // The largest T5 of 2019 are known to the planner, but nobody summarizes with them.
    [Fact]
    public void All_KnownEncoderDecoders_AreInTheTable() => Assert.Empty(
        KnownModels.All.Where(model => model.HasEncoder).Select(model => model.Name).Except(PublishedModel.All.Select(model => model.Name)).Except(["t5-3b", "t5-11b"]));

    [Fact]
    public async Task Models_SmallMachine_SaysWhatIsTooMuchForIt()
    {
        var result = await CommandLine.RunAsync("models", "--memory-gib", "4");

        Assert.Contains(
            "(too much)", result.Out.Split('\n').Single(line => line.Contains("flan-t5-xxl", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "(too much)", result.Out.Split('\n').Single(line => line.Contains("flan-t5-base", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }
}
