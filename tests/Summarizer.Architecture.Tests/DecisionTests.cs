namespace Summarizer.Architecture.Tests;

/// <summary>The index of the decisions leads to all of them.</summary>
public sealed class DecisionTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "decisions");

    [Fact]
    public void Index_OfDecisions_NamesEachOnce()
    {
        var index = File.ReadAllText(Path.Combine(Folder, "README.md"));

        var wrong = Directory.EnumerateFiles(Folder, "0*.md")
            .Select(Path.GetFileName)
            .Where(name => index.Split($"]({name})").Length != 2);

        Assert.Empty(wrong);
    }
}
