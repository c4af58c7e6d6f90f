namespace Summarizer.Engine.Tests.Models;

/// <summary>The golden fixtures above the test binaries.</summary>
internal static class FixtureFolders
{
    public static readonly string[] T5Gemma =
        ["t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap"];

    public static string Of(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "tests", "fixtures", name)))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"tests/fixtures/{name} is not above the test binaries.");
        }

        return Path.Combine(folder, "tests", "fixtures", name);
    }
}
