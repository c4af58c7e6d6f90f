using System.Text.Json;
using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class PortTests
{
    [Fact]
    public void Ports_OfManifestsAndImage_AreTheSame()
    {
        var service = Assert.Single(ManifestFiles.Read<V1Service>("base/service.yaml").Spec.Ports);
        var policy = Assert.Single(Assert.Single(ManifestFiles.Read<V1NetworkPolicy>("base/networkpolicy.yaml").Spec.Ingress).Ports);
        var port = ManifestFiles.Port(service.TargetPort.Value);

        Assert.Equal(service.TargetPort.Value, policy.Port.Value);
        Assert.Equal($"{port}", Dockerfile.Only("EXPOSE"));
        Assert.Equal($"{port}", Dockerfile.Environment["ASPNETCORE_HTTP_PORTS"]);
    }

    [Fact]
    public void Probes_AskRoutesOfTheContract()
    {
        using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")));
        var paths = contract.RootElement.GetProperty("paths");

        Assert.All(Probes.All, p =>
        {
            Assert.True(paths.TryGetProperty(p.HttpGet.Path, out var route) && route.TryGetProperty("get", out _), $"no GET {p.HttpGet.Path}");
            Assert.InRange(ManifestFiles.Port(p.HttpGet.Port.Value), 1, 65535);
        });
    }

    [Fact]
    public void Probes_StartSlowReadyFastRestartLate()
    {
        var container = ManifestFiles.Container;

        Assert.Equal(("/health/ready", 5, 120), Numbers(container.StartupProbe));
        Assert.Equal(("/health/ready", 5, 2), Numbers(container.ReadinessProbe));
        Assert.Equal(("/health/live", 10, 3), Numbers(container.LivenessProbe));
        Assert.All(Probes.All, p => Assert.Equal(2, p.TimeoutSeconds));
        Assert.True(ManifestFiles.Deployment.Spec.ProgressDeadlineSeconds > container.StartupProbe.PeriodSeconds * container.StartupProbe.FailureThreshold);
    }

    private static (string Path, int? Period, int? Failures) Numbers(V1Probe probe) => (probe.HttpGet.Path, probe.PeriodSeconds, probe.FailureThreshold);
}
