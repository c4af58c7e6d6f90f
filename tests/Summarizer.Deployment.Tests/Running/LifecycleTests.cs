using System.Net;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Running;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Pod_StartedAndTerminated_IsReadyThenDrainsThenEndsInTime()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var end = Limit();
        using var service = PodProcess.Start(Repository.Model);
        using var client = new HttpClient { BaseAddress = await service.ReadyAsync(end.Token) };

        Assert.All(Probes.All, p => Assert.Equal(HttpStatusCode.OK, Ask(client, p.HttpGet.Path)));

        await service.TerminateAsync(end.Token);
        await service.LineAsync("Draining", end.Token);

        // The port stays open for the drain delay: not ready, yet alive.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, Ask(client, ManifestFiles.Container.ReadinessProbe.HttpGet.Path));
        Assert.Equal(HttpStatusCode.OK, Ask(client, ManifestFiles.Container.LivenessProbe.HttpGet.Path));
        Assert.Equal(0, await service.EndAsync(end.Token));
    }

    [Fact]
    public async Task Pod_ModelWithOneWrongByte_EndsBeforeItIsReadyAndNamesTheFile()
    {
        using var end = Limit();
        var folder = Directory.CreateTempSubdirectory("damaged-model-");
        foreach (var file in Directory.EnumerateFiles(Repository.Model))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        var weights = Path.Combine(folder.FullName, "decoder.onnx.data");
        var bytes = await File.ReadAllBytesAsync(weights, end.Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(weights, bytes, end.Token);
        using var service = PodProcess.Start(folder.FullName);

        var code = await service.EndAsync(end.Token);
        folder.Delete(recursive: true);

        Assert.Equal(1, code);
        Assert.Contains($"The model cannot be served: '{weights}' has sha256", service.Log);
        Assert.DoesNotContain("Ready:", service.Log);
    }

    private static HttpStatusCode Ask(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = client.Send(request);
        return response.StatusCode;
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(ManifestFiles.Pod.TerminationGracePeriodSeconds!.Value));
        return limit;
    }
}
