namespace Summarizer.Architecture.Tests;

/// <summary>
/// The folders of a project are layers. <c>Layers/PROJECT.txt</c> lists its namespaces, the highest first; namespaces on one line are side by side. A file names types
/// of its own namespace and of those on lower lines, never of the same line or of a higher one, so that no two folders use each other.
/// </summary>
public sealed class NamespaceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Summarizer.Architecture.Tests", "Layers");

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void File_NamesOnlyLowerLayers(string project)
    {
        var ranks = Ranks(project);
        var names = SourceNames.Of(project);
        var found = names.Select(n => n.From).Concat(names.Select(n => n.To)).Distinct();

        Assert.Equal(ranks.Keys.Order(), found.Order());
        Assert.Empty(names.Where(n => n.From != n.To && ranks[n.To] <= ranks[n.From])
            .GroupBy(n => (n.From, n.To))
            .Select(g => $"{g.Key.From} names {g.Key.To}: {string.Join(", ", g.Select(n => $"{n.Type} in {n.File}").Distinct())}"));
    }

    private static Dictionary<string, int> Ranks(string project) => File.ReadLines(Path.Combine(Folder, project + ".txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .SelectMany((line, rank) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (Name: name == "." ? project : $"{project}.{name}", rank)))
        .ToDictionary(layer => layer.Name, layer => layer.rank);
}
