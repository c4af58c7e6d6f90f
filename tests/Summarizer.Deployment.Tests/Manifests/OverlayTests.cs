using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class OverlayTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("gpu")]
    public void Overlay_Cpu_IsWholeAndTheSameAsRequested(string overlay)
    {
        var resources = Assert.Single(
            Patch($"overlays/{overlay}").Spec.Template.Spec.Containers, c => c.Name == ManifestFiles.Container.Name).Resources;

        Assert.Equal(resources.Requests["cpu"].ToDecimal(), resources.Limits["cpu"].ToDecimal());
        Assert.True(decimal.IsInteger(resources.Limits["cpu"].ToDecimal()));
    }

    [Fact]
    public void Cpu_Update_TakesNoPodAwayBeforeItsSuccessorIsReady()
    {
        var update = ManifestFiles.Deployment.Spec.Strategy.RollingUpdate;

        Assert.Equal(("0", "1"), (update.MaxUnavailable.Value, update.MaxSurge.Value));
    }

    [Fact]
    public void Cpu_Autoscaler_OwnsTheNumberOfPods()
    {
        var scaler = ManifestFiles.Read<V2HorizontalPodAutoscaler>("overlays/cpu/horizontalpodautoscaler.yaml").Spec;

        Assert.Equal(
            (ManifestFiles.Deployment.Kind, ManifestFiles.Deployment.Metadata.Name),
            (scaler.ScaleTargetRef.Kind, scaler.ScaleTargetRef.Name));
        Assert.Null(ManifestFiles.Deployment.Spec.Replicas);
        Assert.Null(Patch("overlays/cpu").Spec.Replicas);

        // One pod may always be evicted, so that one must be left.
        Assert.True(scaler.MinReplicas > int.Parse(ManifestFiles.Read<V1PodDisruptionBudget>("base/poddisruptionbudget.yaml").Spec.MaxUnavailable.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("cpu", Assert.Single(scaler.Metrics).Resource.Name);
    }

    [Fact]
    public void Gpu_Update_NeedsNoSecondGpu()
    {
        var spec = Patch("overlays/gpu").Spec;

        Assert.Equal(("1", "0"), (spec.Strategy.RollingUpdate.MaxUnavailable.Value, spec.Strategy.RollingUpdate.MaxSurge.Value));
        Assert.Equal(1, Assert.Single(spec.Template.Spec.Containers).Resources.Limits["nvidia.com/gpu"].ToDecimal());
        Assert.Equal(
            ("nvidia.com/gpu", "Exists", "NoSchedule"),
            Assert.Single(spec.Template.Spec.Tolerations.Select(t => (t.Key, t.OperatorProperty, t.Effect))));
    }

    [Fact]
    public void Gpu_Image_IsNotTheCpuImage()
    {
        var image = Assert.Single(ManifestFiles.Read<Kustomization>("overlays/gpu/kustomization.yaml").Images);

        Assert.NotEqual(ManifestFiles.Container.Image, $"{image.Name}:{image.NewTag}");
        Assert.StartsWith(image.Name + ":", ManifestFiles.Container.Image);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gpu")]
    public async Task Overlay_Merged_ParsesStrictlyAndKeepsBothHalves(string overlay)
    {
        var yaml = await Kubectl.KustomizeAsync(ManifestFiles.PathOf($"overlays/{overlay}"), TestContext.Current.CancellationToken);
        Assert.SkipWhen(yaml is null, "kubectl is not installed");

        var objects = ManifestFiles.Parse(yaml);

        var container = Assert.Single(Assert.Single(objects.OfType<V1Deployment>()).Spec.Template.Spec.Containers);
        var map = Assert.Single(objects.OfType<V1ConfigMap>());
        Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Intersect(["cpu", "memory"]).Order());
        Assert.Equal(map.Metadata.Name, Assert.Single(container.EnvFrom).ConfigMapRef.Name);
        Assert.Equal(ManifestFiles.Environment, map.Data.ToDictionary());
    }

    [Fact]
    public void Keda_Autoscaler_ReplacesTheOtherAndOwnsTheSame()
    {
        var component = ManifestFiles.Read<Kustomization>("components/keda/kustomization.yaml");
        var cpu = ManifestFiles.Read<V2HorizontalPodAutoscaler>("overlays/cpu/horizontalpodautoscaler.yaml");
        var keda = ManifestFiles.Read<ScaledObject>("components/keda/scaledobject.yaml").Spec;
        var target = Assert.Single(component.Patches).Target!;

        Assert.Equal((cpu.Kind, cpu.Metadata.Name), (target.Kind, target.Name));
        Assert.Equal((cpu.Spec.ScaleTargetRef.Kind, cpu.Spec.ScaleTargetRef.Name), (keda.ScaleTargetRef.Kind, keda.ScaleTargetRef.Name));
        Assert.Equal((cpu.Spec.MinReplicas, cpu.Spec.MaxReplicas), (keda.MinReplicaCount, keda.MaxReplicaCount));
        Assert.Equal(["waiting-tokens", "waiting-requests", "first-token-p95"], keda.Triggers.Select(t => t.Name));
        Assert.All(keda.Triggers, t => Assert.Equal(("prometheus", true), (t.Type, decimal.Parse(t.Metadata["threshold"], System.Globalization.CultureInfo.InvariantCulture) > 0)));
        Assert.Equal(["serverAddress", "query", "threshold"], keda.Triggers.SelectMany(t => t.Metadata.Keys).Distinct());
    }

    [Fact]
    public async Task Components_OnTheCpuOverlay_MergeAndLeaveOneAutoscaler()
    {
        var folder = Directory.CreateTempSubdirectory("overlay-");
        CopyTree(Repository.Path("k8s"), folder.FullName);
        var overlay = Directory.CreateDirectory(Path.Combine(folder.FullName, "overlays", "all")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(overlay, Kustomization.FileName),
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ../cpu\ncomponents:\n"
            + string.Concat(Directory.EnumerateDirectories(Path.Combine(folder.FullName, "components")).Select(c => $"  - ../../components/{Path.GetFileName(c)}\n")),
            TestContext.Current.CancellationToken);

        var yaml = await Kubectl.KustomizeAsync(overlay, TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        Assert.SkipWhen(yaml is null, "kubectl is not installed");

        var objects = ManifestFiles.Parse(yaml);
        Assert.Empty(objects.OfType<V2HorizontalPodAutoscaler>());
        Assert.Single(objects.OfType<ScaledObject>());
        Assert.Single(objects.OfType<ServiceMonitor>());
        Assert.Equal(2, objects.OfType<PrometheusRule>().Count());
        Assert.Contains(
            objects.OfType<V1ConfigMap>(), m => m.Metadata.Name == "summarizer-dashboard" && m.Data.ContainsKey("summarizer.json"));
    }

    private static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static V1Deployment Patch(string folder) => ManifestFiles.Read<V1Deployment>($"{folder}/deployment.yaml");
}
