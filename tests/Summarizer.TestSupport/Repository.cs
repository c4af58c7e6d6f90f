namespace Summarizer.TestSupport;

/// <summary>The source tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Gets the root folder: the one that holds Summarizer.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the folder of the model that ships with the repository.</summary>
    public static string Model { get; } = Path("models", "pocket");

    /// <summary>Gets the path of a file or folder of the repository.</summary>
    /// <param name="parts">Its folders and its name, from the root.</param>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Gets the folder of a fixture below <c>tests/fixtures</c>.</summary>
    /// <param name="name">Name of the fixture.</param>
    public static string Fixture(string name) => Path("tests", "fixtures", name);

    /// <summary>Lists the hand-written C# files below folders of the repository.</summary>
    /// <param name="folders">Folders, from the root.</param>
    public static IEnumerable<string> CSharpFiles(params string[] folders) => folders
        .Select(folder => Path(folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Summarizer.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Summarizer.sln.");
        }

        return folder;
    }
}
