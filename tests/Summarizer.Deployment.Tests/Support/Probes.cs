using k8s.Models;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The three probes of the container.</summary>
internal static class Probes
{
    public static IReadOnlyList<V1Probe> All =>
        [ManifestFiles.Container.StartupProbe, ManifestFiles.Container.ReadinessProbe, ManifestFiles.Container.LivenessProbe];
}
