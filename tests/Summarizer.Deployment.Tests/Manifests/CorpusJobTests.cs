using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class CorpusJobTests
{
    private static readonly V1Job Job = ManifestFiles.Read<V1Job>("components/corpus-job/job.yaml");

    private static V1PodSpec Pod => Job.Spec.Template.Spec;

    private static V1Container Container => Assert.Single(Pod.Containers);

    [Fact]
    public void Job_Parts_AreAsManyAsItsIndexes()
    {
        Assert.Equal("Indexed", Job.Spec.CompletionMode);
        Assert.Equal(Job.Spec.Completions, Job.Spec.Parallelism);
        Assert.Equal($"$(JOB_COMPLETION_INDEX)/{Job.Spec.Completions}", After("--shard"));
        Assert.Contains("$(JOB_COMPLETION_INDEX)", After("--output"));
    }

    [Fact]
    public void Pod_Program_IsTheCommandLineOfTheServicesImage()
    {
        Assert.Equal(ManifestFiles.Container.Image, Container.Image);
        Assert.Equal(["dotnet", "Summarizer.Cli.dll"], Container.Command);
        Assert.Contains(Dockerfile.All, i => i.Name == "RUN" && i.Arguments.Contains("dotnet publish src/Summarizer.Cli/Summarizer.Cli.csproj", StringComparison.Ordinal));
        Assert.Equal(Dockerfile.Environment["Summarizer__ModelPath"], After("--model"));
    }

    [Fact]
    public void Pod_Volumes_AreTheCorpusToReadAndTheResultsToWrite()
    {
        var mounts = Container.VolumeMounts.ToDictionary(m => m.MountPath);

        Assert.Equal((true, "corpus"), (mounts[Container.Args[1]].ReadOnlyProperty, mounts[Container.Args[1]].Name));
        Assert.Equal(["/corpus", "/results", "/tmp"], mounts.Keys.Order());
        Assert.StartsWith("/results/", After("--output"));
        Assert.NotEqual(true, mounts["/results"].ReadOnlyProperty);
        Assert.Equal(Pod.SecurityContext.RunAsGroup, Pod.SecurityContext.FsGroup);
    }

    [Fact]
    public void Pod_Container_MayDoNothingItDoesNotNeed()
    {
        var security = Container.SecurityContext;

        Assert.Equal(ManifestFiles.Pod.SecurityContext.RunAsUser, Pod.SecurityContext.RunAsUser);
        Assert.True(Pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", Pod.SecurityContext.SeccompProfile.Type);
        Assert.False(Pod.AutomountServiceAccountToken);
        Assert.Equal((false, true), (security.AllowPrivilegeEscalation, security.ReadOnlyRootFilesystem));
        Assert.Equal(["ALL"], security.Capabilities.Drop);
        Assert.Equal(Container.Resources.Requests["cpu"].ToDecimal(), Container.Resources.Limits["cpu"].ToDecimal());
    }

    [Fact]
    public void Pods_AreNotThoseOfTheService_AndTalkToNobody()
    {
        var labels = Job.Spec.Template.Metadata.Labels;
        var service = ManifestFiles.Read<V1Service>("base/service.yaml").Spec.Selector;
        var policy = ManifestFiles.Read<V1NetworkPolicy>("components/corpus-job/networkpolicy.yaml").Spec;

        Assert.NotEmpty(service.Except(labels));
        Assert.Empty(policy.PodSelector.MatchLabels.Except(labels));
        Assert.Equal(["Egress", "Ingress"], policy.PolicyTypes.Order());
        Assert.Null(policy.Ingress);
        Assert.Null(policy.Egress);
    }

    [Fact]
    public void Failures_ThatARetryDoesNotMend_AreNotTriedAgain()
    {
        var rules = Job.Spec.PodFailurePolicy.Rules;

        Assert.Equal("Never", Pod.RestartPolicy);
        Assert.True(Job.Spec.BackoffLimitPerIndex > 0);
        Assert.Equal("DisruptionTarget", Assert.Single(Assert.Single(rules, r => r.Action == "Ignore").OnPodConditions).Type);
        Assert.Equal(Container.Name, Assert.Single(rules, r => r.Action == "FailIndex").OnExitCodes.ContainerName);
    }

    private static string After(string option) => Container.Args[Container.Args.IndexOf(option) + 1];
}
