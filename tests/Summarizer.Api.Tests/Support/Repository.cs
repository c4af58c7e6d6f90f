namespace Summarizer.Api.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The model that ships with the repository.</summary>
    public static string Model => Path.Combine(Root, "models", "pocket");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Summarizer.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No Summarizer.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
