namespace Summarizer.Cli.Tests.Fixtures;

/// <summary>Files of the clone that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Fixture(string name) => Path.Combine(Root, "tests", "fixtures", name);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must run inside a clone: Summarizer.sln was not found.");
        }

        return folder;
    }
}
