namespace Summarizer.Engine.Tests.Models;

/// <summary>Files of the repository that the tests read.</summary>
internal static class FixtureFolders
{
    public static readonly string[] T5Gemma =
        ["t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5gemma2-text"];

    public static readonly string[] T5AndBart = ["t5-classic", "t5-original", "bart-classic"];

    public static readonly string[] DecoderOnly = ["gemma2-decoder", "gemma3-decoder"];

    /// <summary>The trained model of the repository, int8.</summary>
    public static string Pocket => Path.Combine(Root, "models", "pocket");

    /// <summary>Text to read.</summary>
    public static string Documents => Path.Combine(Root, "docs");

    private static string Root { get; } = FindRoot();

    public static string Of(string name) => Path.Combine(Root, "tests", "fixtures", name);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder;
    }
}
