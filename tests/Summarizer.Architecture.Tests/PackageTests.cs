using System.Xml.Linq;

namespace Summarizer.Architecture.Tests;

/// <summary>Directory.Packages.props lists what is used, and docs/dependencies.md says why.</summary>
public sealed class PackageTests
{
    private static readonly string[] Versions = [.. Names(Repository.Path("Directory.Packages.props"), "PackageVersion")];

    [Fact]
    public void EveryPackageVersion_IsUsedByAProject() => Assert.Empty(Versions.Except(Used()));

    [Fact]
    public void EveryPackage_IsInTheListOfDependencies()
    {
        var list = File.ReadAllText(Repository.Path("docs", "dependencies.md"));

        Assert.All(Versions, package => Assert.Contains(package, list, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Used() => new[] { "*.csproj", "*.props", "*.targets" }
        .SelectMany(pattern => new[] { "src", "tests", "bench", "samples", "models", "eng" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), pattern, SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, pattern)))
        .SelectMany(file => Names(file, "PackageReference"))
        .Distinct();

    private static IEnumerable<string> Names(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
