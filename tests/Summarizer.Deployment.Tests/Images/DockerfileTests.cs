using System.Xml.Linq;
using k8s.Models;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Images;

public sealed class DockerfileTests
{
    [Fact]
    public void Copies_ExistAndEnterTheBuild()
    {
        var allowed = File.ReadLines(Path.Combine(Repository.Root, ".dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..]).ToList();
        var sources = Dockerfile.All
            .Where(i => i.Name == "COPY" && !i.Arguments.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(i => i.Arguments.Split(' ')[..^1])
            .Select(s => s.Replace("${MODEL}", Dockerfile.Default("MODEL"), StringComparison.Ordinal).TrimEnd('/'))
            .ToList();

        Assert.Contains("src", sources);
        Assert.All(sources, s =>
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, s)), $"{s} does not exist");
            Assert.Contains(allowed, a => Covers(a, s));
        });
        Assert.All(allowed, a => Assert.Contains(sources, s => Covers(a, s)));
    }

    [Fact]
    public void Publish_NamesTheProjectThatTheImageStarts()
    {
        var publish = Assert.Single(Dockerfile.All, i => i.Name == "RUN" && i.Arguments.Contains(" publish ", StringComparison.Ordinal)).Arguments.Split(' ').SkipWhile(a => a != "publish").ElementAt(1);

        Assert.True(File.Exists(Path.Combine(Repository.Root, publish)));
        Assert.Equal($"[\"dotnet\", \"{Path.GetFileNameWithoutExtension(publish)}.dll\"]", Dockerfile.Only("ENTRYPOINT"));
    }

    [Fact]
    public void User_IsTheNonRootUserOfThePod()
    {
        var user = Dockerfile.Only("USER").Split(':').Select(long.Parse).ToList();
        var security = ManifestFiles.Pod.SecurityContext;

        Assert.Equal([security.RunAsUser!.Value, security.RunAsGroup!.Value], user);
        Assert.All(user, id => Assert.NotEqual(0, id));
    }

    [Fact]
    public void Model_LiesWhereTheServiceAndTheVolumeLook()
    {
        var copied = Assert.Single(
            Dockerfile.Final,
            i => i.Name == "COPY" && i.Arguments.StartsWith("${MODEL}", StringComparison.Ordinal)).Arguments.Split(' ')[^1];
        var pod = ManifestFiles.Read<V1Deployment>("components/model-volume/deployment.yaml").Spec.Template.Spec;
        var mount = Assert.Single(Assert.Single(pod.Containers).VolumeMounts);

        Assert.All(
            [copied.TrimEnd('/'), Dockerfile.Environment["Summarizer__ModelPath"], ManifestFiles.Environment["Summarizer__ModelPath"]],
            p => Assert.Equal(mount.MountPath, p));
        Assert.True(mount.ReadOnlyProperty);
        Assert.Equal(mount.Name, Assert.Single(pod.Volumes).Name);
        Assert.Equal(ManifestFiles.Container.Name, Assert.Single(pod.Containers).Name);
    }

    [Fact]
    public void Tag_IsTheVersionOfTheBuild()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.EndsWith(":" + version, ManifestFiles.Container.Image);
        Assert.StartsWith(version + "-", Assert.Single(ManifestFiles.Read<Kustomization>("overlays/gpu/kustomization.yaml").Images).NewTag);
    }

    [Fact]
    public void Cuda_Image_IsTheSameButForItsBaseAndItsDevice()
    {
        var cuda = Dockerfile.All.SkipWhile(
            i => !i.Arguments.EndsWith(" AS cuda", StringComparison.Ordinal)).Skip(1).TakeWhile(i => i.Name != "FROM").ToList();

        Assert.Equal(Dockerfile.Final.Where(Shared).Select(i => i.Arguments), cuda.Where(Shared).Select(i => i.Arguments));
        var environment = Assert.Single(cuda, i => i.Name == "ENV").Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(Dockerfile.Environment.Select(e => $"{e.Key}={e.Value}").Except(environment));
        Assert.Contains("Summarizer__Engine__ExecutionProvider=Cuda", environment);

        static bool Shared(DockerInstruction i) => i.Name is "USER" or "ENTRYPOINT" or "EXPOSE" or "WORKDIR" or "ARG" || (
            i.Name == "COPY" && !i.Arguments.Contains("/dotnet/", StringComparison.Ordinal));
    }

    [Fact]
    public void Publish_TakesTheOnnxRuntimeOfTheArgument_AndListsWhatIsInside()
    {
        var runs = Dockerfile.All.Where(i => i.Name == "RUN").Select(i => i.Arguments).ToList();

        Assert.Equal("Cpu", Dockerfile.Default("ONNXRUNTIME"));
        Assert.Contains("-p:OnnxRuntime=$ONNXRUNTIME", runs[0]);
        Assert.Contains("OnnxRuntime=$ONNXRUNTIME eng/sbom /app/", runs[1]);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "eng", "sbom")));
        Assert.Contains(
            "'$(OnnxRuntime)' == 'Gpu'",
            File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.OnnxRuntime", "Summarizer.OnnxRuntime.csproj")));
    }

    [Fact]
    public void BaseImages_AreOfTheFrameworkThatIsBuilt()
    {
        var framework = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("TargetFramework").Single().Value["net".Length..];
        var images = Dockerfile.All.Where(i => i.Name == "FROM").Select(i => i.Arguments).ToList();

        Assert.All(images.Where(i => i.Contains("/dotnet/", StringComparison.Ordinal)), i => Assert.Contains($":{framework}-", i));
        Assert.Contains("-chiseled", images[^1]);
        Assert.StartsWith("nvidia/cuda:", Assert.Single(images, i => !i.Contains("/dotnet/", StringComparison.Ordinal)));
    }

    private static bool Covers(string allowed, string path) => path == allowed || path.StartsWith(allowed + "/", StringComparison.Ordinal);
}
