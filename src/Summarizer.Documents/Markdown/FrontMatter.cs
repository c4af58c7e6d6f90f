using Markdig.Extensions.Yaml;

namespace Summarizer.Documents.Markdown;

/// <summary>The one thing that is looked for in front matter. A YAML parser would be one more thing to feed with strangers' files.</summary>
internal static class FrontMatter
{
    private const string Key = "title:";

    /// <summary>Value of a top-level <c>title</c>; null when there is none.</summary>
    public static string? Title(YamlFrontMatterBlock block)
    {
        var line = block.Lines.Lines.Take(block.Lines.Count).Select(l => l.Slice.ToString()).FirstOrDefault(l => l.StartsWith(Key, StringComparison.OrdinalIgnoreCase));
        return line?[Key.Length..].Trim().Trim('"', '\'');
    }
}
