using System.Text.Json;
using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class PortTests
{
    [Theory]
    [InlineData("http", 0)]
    [InlineData("metrics", 1)]
    public void Port_OfPodServiceAndPolicy_IsTheSame(string name, int rule)
    {
        var service = Assert.Single(ManifestFiles.Read<V1Service>("base/service.yaml").Spec.Ports, p => p.Name == name);
        var policy = Assert.Single(ManifestFiles.Read<V1NetworkPolicy>("base/networkpolicy.yaml").Spec.Ingress[rule].Ports);

        Assert.InRange(ManifestFiles.Port(service.TargetPort.Value), 1, 65535);
        Assert.Equal((name, name), (service.TargetPort.Value, policy.Port.Value));
    }

    [Fact]
    public void Port_OfTheRoutes_IsThatOfTheImage()
    {
        var port = ManifestFiles.Port("http");

        Assert.Equal($"{port}", Dockerfile.Only("EXPOSE"));
        Assert.Equal($"{port}", Dockerfile.Environment["ASPNETCORE_HTTP_PORTS"]);
    }

    [Fact]
    public void Port_OfMetrics_IsThatOfTheOptionTheAnnotationsAndTheMonitor()
    {
        var port = ManifestFiles.Port("metrics");
        var annotations = ManifestFiles.Deployment.Spec.Template.Metadata.Annotations;
        var endpoint = Assert.Single(ManifestFiles.Read<ServiceMonitor>("components/monitoring/servicemonitor.yaml").Spec.Endpoints);

        Assert.Equal($"{port}", ManifestFiles.Environment["Summarizer__Telemetry__MetricsPort"]);
        Assert.Equal(
            ($"{port}", "/metrics", "true"),
            (annotations["prometheus.io/port"], annotations["prometheus.io/path"], annotations["prometheus.io/scrape"]));
        Assert.Equal(("metrics", "/metrics"), (endpoint.Port, endpoint.Path));
    }

    [Fact]
    public void Probes_AskRoutesOfTheContract()
    {
        using var contract = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")));
        var paths = contract.RootElement.GetProperty("paths");

        Assert.All(Probes.All, p =>
        {
            Assert.True(
                paths.TryGetProperty(p.HttpGet.Path, out var route) && route.TryGetProperty("get", out _), $"no GET {p.HttpGet.Path}");
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

    private static (string Path, int? Period, int? Failures) Numbers(V1Probe probe) =>
        (probe.HttpGet.Path, probe.PeriodSeconds, probe.FailureThreshold);
}
