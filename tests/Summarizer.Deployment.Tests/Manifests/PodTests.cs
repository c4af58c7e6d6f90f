using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class PodTests
{
    [Fact]
    public void Pod_Container_MayDoNothingItDoesNotNeed()
    {
        var security = ManifestFiles.Container.SecurityContext;

        Assert.True(ManifestFiles.Pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", ManifestFiles.Pod.SecurityContext.SeccompProfile.Type);
        Assert.False(ManifestFiles.Pod.AutomountServiceAccountToken);
        Assert.False(security.AllowPrivilegeEscalation);
        Assert.True(security.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], security.Capabilities.Drop);
    }

    [Fact]
    public void Pod_ServiceAccount_IsTheOneThatIsMade()
    {
        var account = ManifestFiles.Read<V1ServiceAccount>("base/serviceaccount.yaml");

        Assert.Equal(ManifestFiles.Pod.ServiceAccountName, account.Metadata.Name);
        Assert.False(account.AutomountServiceAccountToken);
    }

    [Fact]
    public void Pod_Labels_AreWhatEverySelectorAsksFor()
    {
        var labels = ManifestFiles.Deployment.Spec.Template.Metadata.Labels;
        IEnumerable<IDictionary<string, string>> selectors =
        [
            ManifestFiles.Deployment.Spec.Selector.MatchLabels,
            ManifestFiles.Read<V1Service>("base/service.yaml").Spec.Selector,
            ManifestFiles.Read<V1PodDisruptionBudget>("base/poddisruptionbudget.yaml").Spec.Selector.MatchLabels,
            ManifestFiles.Read<V1NetworkPolicy>("base/networkpolicy.yaml").Spec.PodSelector.MatchLabels,
            .. ManifestFiles.Pod.TopologySpreadConstraints.Select(c => c.LabelSelector.MatchLabels),
        ];

        Assert.All(selectors, s => Assert.Equal(labels, s));
    }

    [Fact]
    public void Pod_Environment_IsTheGeneratedConfigMap()
    {
        var generated = Assert.Single(ManifestFiles.Read<Kustomization>("base/kustomization.yaml").ConfigMapGenerator);

        Assert.Equal(generated.Name, Assert.Single(ManifestFiles.Container.EnvFrom).ConfigMapRef.Name);
    }

    [Fact]
    public void Pod_Memory_HoldsTheHeapTheCachesAndTheModel()
    {
        var environment = ManifestFiles.Environment;
        var heap = Convert.ToInt64(environment["DOTNET_GCHeapHardLimit"], 16);
        var caches = long.Parse(environment["Summarizer__Engine__KvCacheMiB"], System.Globalization.CultureInfo.InvariantCulture) << 20;
        var model = Directory.EnumerateFiles(Repository.Model).Sum(f => new FileInfo(f).Length);
        const long Rest = 256 << 20;

        var limit = ManifestFiles.Container.Resources.Limits["memory"].ToInt64();

        // The weights count twice: as they lie in the file, and as the kernels repack them.
        Assert.InRange(heap + caches + (2 * model) + Rest, 0, limit);
        Assert.Equal(limit, ManifestFiles.Container.Resources.Requests["memory"].ToInt64());
    }
}
