namespace RagPipeline;

/// <summary>One text of the collection.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Text">What it says.</param>
internal sealed record Passage(string Name, string Text)
{
    public static IReadOnlyList<Passage> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(f => new Passage(Path.GetFileName(f), File.ReadAllText(f).Trim()))];
}
