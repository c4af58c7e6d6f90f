namespace Summarizer.Architecture.Tests;

public sealed class StyleTests
{
    private const int MostLines = 400;
    private const int MedianLines = 70;

    [Fact]
    public void NoFile_IsLongerThanTheLimit()
    {
        var tooLong = Repository.CSharpFiles("src", "tests", "bench", "samples")
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void MedianSourceFile_IsShort()
    {
        var lengths = Repository.CSharpFiles("src").Select(f => File.ReadLines(f).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, MedianLines);
    }

    [Fact]
    public void NoSourceFile_AdmitsToBeUnfinished()
    {
        string[] words = ["TODO", "FIXME", "HACK", "XXX", nameof(NotImplementedException)];
        var unfinished = Repository.CSharpFiles("src")
            .Where(f => words.Any(File.ReadAllText(f).Contains))
            .Select(f => Path.GetRelativePath(Repository.Root, f));

        Assert.Empty(unfinished);
    }

    [Fact]
    public void EveryClass_IsSealedStaticOrAbstract()
    {
        var open = LayerTests.Projects.Select(row => row.Data)
            .SelectMany(p => System.Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, p + ".dll")).GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }
                && t.Namespace?.StartsWith("Summarizer", StringComparison.Ordinal) == true
                && !t.Name.Contains('<', StringComparison.Ordinal))
            .Select(t => t.FullName);

        Assert.Empty(open);
    }
}
