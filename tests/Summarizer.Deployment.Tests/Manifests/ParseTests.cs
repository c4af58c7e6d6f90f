using k8s;
using k8s.Models;
using Summarizer.Deployment.Tests.Support;
using YamlDotNet.Core;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class ParseTests
{
    public static TheoryData<string> Manifests => [.. ManifestFiles.Manifests];

    public static TheoryData<string> Kustomizations => [.. ManifestFiles.Kustomizations];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Manifest_ParsedStrictly_IsOneNamedObject(string file)
    {
        var parsed = Assert.IsAssignableFrom<IKubernetesObject<V1ObjectMeta>>(
            Assert.Single(ManifestFiles.Parse(File.ReadAllText(ManifestFiles.PathOf(file)))));

        Assert.StartsWith("summarizer", parsed.Metadata.Name);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  name: summarizer\nspec:\n  port: []\n")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  name: summarizer\n  name: summarizer\n")]
    public void Parse_UnknownFieldOrDoubledKey_Throws(string yaml) => Assert.ThrowsAny<YamlException>(() => ManifestFiles.Parse(yaml));

    [Theory]
    [MemberData(nameof(Kustomizations))]
    public void Kustomization_NamesOnlyWhatExists(string file)
    {
        var folder = Path.GetDirectoryName(ManifestFiles.PathOf(file))!;

        var paths = ManifestFiles.Read<Kustomization>(file).Paths().Select(p => Path.GetFullPath(Path.Combine(folder, p))).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, p => Assert.True(File.Exists(p) || File.Exists(Path.Combine(p, Kustomization.FileName)), $"{file} names {p}"));
    }

    [Fact]
    public void EveryManifest_IsListedByAKustomization()
    {
        var listed = ManifestFiles.Kustomizations.SelectMany(
            f => ManifestFiles.Read<Kustomization>(f).Paths().Select(p => Path.Combine(Path.GetDirectoryName(f)!, p)));

        Assert.Empty(ManifestFiles.Manifests.Except(listed));
    }
}
