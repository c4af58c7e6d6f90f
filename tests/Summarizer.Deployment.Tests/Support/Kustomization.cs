namespace Summarizer.Deployment.Tests.Support;

/// <summary>The fields of a kustomization that this repository uses; any other fails the strict parser.</summary>
internal sealed class Kustomization
{
    public const string FileName = "kustomization.yaml";

    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public List<string> Resources { get; set; } = [];

    public List<string> Components { get; set; } = [];

    public List<KustomizePatch> Patches { get; set; } = [];

    public List<KustomizeConfigMap> ConfigMapGenerator { get; set; } = [];

    public List<KustomizeImage> Images { get; set; } = [];

    /// <summary>Every path that it names, relative to its folder.</summary>
    public IEnumerable<string> Paths() => [.. Resources, .. Components, .. Patches.Select(p => p.Path).OfType<string>(), .. ConfigMapGenerator.SelectMany(c => c.Envs.Concat(c.Files.Select(f => f.Split('=')[^1])))];
}

internal sealed class KustomizePatch
{
    public string? Path { get; set; }

    /// <summary>The patch itself, in place of a file.</summary>
    public string? Patch { get; set; }

    public KustomizeTarget? Target { get; set; }
}

internal sealed class KustomizeTarget
{
    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";
}

internal sealed class KustomizeConfigMap
{
    public string Name { get; set; } = "";

    public List<string> Envs { get; set; } = [];

    public List<string> Files { get; set; } = [];

    public KustomizeOptions? Options { get; set; }
}

internal sealed class KustomizeOptions
{
    public bool DisableNameSuffixHash { get; set; }

    public Dictionary<string, string> Labels { get; set; } = [];
}

internal sealed class KustomizeImage
{
    public string Name { get; set; } = "";

    public string NewTag { get; set; } = "";
}
