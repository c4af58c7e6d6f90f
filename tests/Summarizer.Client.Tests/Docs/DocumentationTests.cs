using System.Text.RegularExpressions;

namespace Summarizer.Client.Tests.Docs;

/// <summary>What the pages show is what the tests beside this one compile and run.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Pages = string.Join('\n', new[] { "client.md", "openai.md", "mcp.md" }.Select(p => File.ReadAllText(Repository.Path("docs", p))));

    private static readonly Dictionary<string, string> Regions = Directory
        .EnumerateFiles(Repository.Path("tests", "Summarizer.Client.Tests", "Docs"), "*Snippets.cs")
        .SelectMany(f => Region().Matches(File.ReadAllText(f)))
        .ToDictionary(m => m.Groups["name"].Value, m => Dedent(m.Groups["code"].Value));

    private static readonly Dictionary<string, string> Shown = Block().Matches(Pages).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["code"].Value.TrimEnd());

    public static TheoryData<string> Names => [.. Regions.Keys.Union(Shown.Keys)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Block_IsTheRegionOfItsName(string name) => Assert.Equal(Regions.GetValueOrDefault(name), Shown.GetValueOrDefault(name));

    [Fact]
    public void EveryBlockOfCode_HasAName() => Assert.Equal(Pages.Split("```csharp").Length - 1, Shown.Count);

    private static string Dedent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var margin = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length > 0 ? l[margin..] : l));
    }

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"#region (?<name>[a-z-]+)\n(?<code>.*?)[ ]*#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();
}
