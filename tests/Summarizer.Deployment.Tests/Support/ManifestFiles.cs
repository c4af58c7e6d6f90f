using k8s;
using k8s.Models;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The files under <c>k8s/</c>, parsed by the models of the official client; an unknown field or a doubled key throws.</summary>
internal static class ManifestFiles
{
    public static V1Deployment Deployment => Read<V1Deployment>("base/deployment.yaml");

    public static V1PodSpec Pod => Deployment.Spec.Template.Spec;

    public static V1Container Container => Assert.Single(Pod.Containers);

    /// <summary>What the pods get from the generated ConfigMap.</summary>
    public static IReadOnlyDictionary<string, string> Environment => File.ReadLines(PathOf("base/summarizer.env"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    public static IEnumerable<string> Manifests => Yaml.Where(f => Path.GetFileName(f) != Kustomization.FileName);

    public static IEnumerable<string> Kustomizations => Yaml.Where(f => Path.GetFileName(f) == Kustomization.FileName);

    private static IEnumerable<string> Yaml => Directory.EnumerateFiles(Repository.Path("k8s"), "*.yaml", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Path("k8s"), f))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string file) => Path.Combine(Repository.Path("k8s"), file);

    public static T Read<T>(string file) => KubernetesYaml.Deserialize<T>(File.ReadAllText(PathOf(file)), strict: true);

    /// <summary>The objects of a YAML stream, each of the type that its <c>apiVersion</c> and <c>kind</c> name.</summary>
    public static List<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, Operators.Types, strict: true);

    /// <summary>The container's port that a manifest names.</summary>
    public static int Port(string name) => Assert.Single(Container.Ports, p => p.Name == name).ContainerPort;
}
