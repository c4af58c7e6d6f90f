namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Finds the golden fixtures above the test binaries.</summary>
internal static class FixtureFolder
{
    public static readonly string[] Models =
    [
        "t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5gemma2-text", "gemma2-decoder", "gemma3-decoder",
    ];

    private static readonly Lazy<string> Root = new(() =>
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "fixtures");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("tests/fixtures is not above the test binaries.");
    });

    public static string Of(string name) => Path.Combine(Root.Value, name);
}
