namespace Summarizer.Deployment.Tests.Support;

/// <summary>The fields of a kustomization that this repository uses; any other fails the strict parser.</summary>
internal sealed class Kustomization
{
    public const string FileName = "kustomization.yaml";

    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public List<string> Resources { get; set; } = [];

    public List<KustomizePatch> Patches { get; set; } = [];

    public List<KustomizeConfigMap> ConfigMapGenerator { get; set; } = [];

    public List<KustomizeImage> Images { get; set; } = [];

    /// <summary>Every path that it names, relative to its folder.</summary>
    public IEnumerable<string> Paths() => [.. Resources, .. Patches.Select(p => p.Path), .. ConfigMapGenerator.SelectMany(c => c.Envs)];
}

internal sealed class KustomizePatch
{
    public string Path { get; set; } = "";
}

internal sealed class KustomizeConfigMap
{
    public string Name { get; set; } = "";

    public List<string> Envs { get; set; } = [];
}

internal sealed class KustomizeImage
{
    public string Name { get; set; } = "";

    public string NewTag { get; set; } = "";
}
