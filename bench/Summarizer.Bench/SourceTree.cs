namespace Summarizer.Bench;

/// <summary>The repository that the benchmarks were built from.</summary>
internal static class SourceTree
{
    /// <summary>Gets its root folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Summarizer.sln.");
        }

        return folder;
    }
}
