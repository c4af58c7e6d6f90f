namespace Summarizer.Architecture.Tests;

/// <summary>
/// The folders of a project are layers. <c>Layers/PROJECT.txt</c> lists its namespaces, the highest first; namespaces on one line are side
/// by side. A file names types of its own namespace and of those on lower lines, never of the same line or of a higher one. Namespaces that
/// are joined by + are one layer, which is not taken apart yet.
/// </summary>
public sealed class NamespaceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Summarizer.Architecture.Tests", "Layers");

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Fact]
    public void EverySourceProject_HasItsLayers() =>
        Assert.Equal(Directory.EnumerateDirectories(Repository.Path("src")).Select(folder => Path.GetFileName(folder)).Order(), Projects.Select(row => row.Data).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void File_NamesOnlyLowerLayers(string project)
    {
        var ranks = Ranks(project);
        var names = SourceNames.Of(project);
        var found = names.Select(n => n.From).Concat(names.Select(n => n.To)).Distinct();

        Assert.Equal(ranks.Keys.Order(), found.Order());
        Assert.Empty(names.Where(n => ranks[n.From].Layer != ranks[n.To].Layer && ranks[n.To].Line <= ranks[n.From].Line)
            .GroupBy(n => (n.From, n.To))
            .Select(g => $"{g.Key.From} names {g.Key.To}: {string.Join(", ", g.Select(n => $"{n.Type} in {n.File}").Distinct())}"));
    }

    private static Dictionary<string, (int Line, string Layer)> Ranks(string project) => File.ReadLines(Path.Combine(Folder, project + ".txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .SelectMany((line, rank) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(layer => (Layer: layer, Rank: rank)))
        .SelectMany(l => l.Layer.Split('+').Select(name => (Name: FullName(project, name), l.Rank, l.Layer)))
        .ToDictionary(namespaces => namespaces.Name, namespaces => (namespaces.Rank, namespaces.Layer));

    // Extensions of IServiceCollection stand in Microsoft's namespace, as they do everywhere.
    private static string FullName(string project, string name) =>
        name == "." ? project : name.StartsWith("Microsoft.", StringComparison.Ordinal) ? name : $"{project}.{name}";
}
