namespace Summarizer.Architecture.Tests;

/// <summary>Comments are read beside code, in a window of 140 columns.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    // Folders in which no comment is longer. The others follow.
    public static TheoryData<string> Folders =>
    [
        "src/Summarizer.Benchmarking",
        "src/Summarizer.Bundles",
        "src/Summarizer.Cli",
        "src/Summarizer.Client",
        "src/Summarizer.Engine",
        "src/Summarizer.Tokenization",
        "tests/Summarizer.Architecture.Tests",
        "tests/Summarizer.Engine.Tests",
        "tests/Summarizer.OnnxRuntime.Tests",
        "tests/Summarizer.TestModels",
        "tests/Summarizer.TestSupport",
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Comment_IsNotLongerThanTheLimit(string folder)
    {
        var tooLong =
            from file in Repository.CSharpFiles(folder)
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > Longest && line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} has {line.Text.Length} characters";

        Assert.Empty(tooLong);
    }
}
