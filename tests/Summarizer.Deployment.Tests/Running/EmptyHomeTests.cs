using System.Net.Http.Json;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Running;

/// <summary>ONNX Runtime's telemetry would leave an identifier of the machine and a database in the home folder.</summary>
public sealed class EmptyHomeTests
{
    [Fact]
    public async Task Service_EmptyHome_StaysEmpty()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        var token = TestContext.Current.CancellationToken;
        var home = Directory.CreateTempSubdirectory("summarizer-home-");

        // Without the switch of the manifests, and, as in no build pipeline, with telemetry on by default.
        using var service = PodProcess.Start(
            Repository.Model, ("HOME", home.FullName), ("XDG_CACHE_HOME", ""), ("ORT_DISABLE_TELEMETRY", ""), ("ORT_TELEMETRY_DISABLED", ""), ("CI", ""), ("TF_BUILD", ""), ("GITHUB_ACTIONS", ""));
        using var client = new HttpClient { BaseAddress = await service.ReadyAsync(token) };
        using var answer = await client.PostAsJsonAsync(
            "/v1/summarize", new { text = "The council agreed to mend the old bridge before winter.", max_tokens = 64 }, token);
        await service.TerminateAsync(token);

        Assert.Equal(0, await service.EndAsync(token));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(token));
        Assert.Empty(home.EnumerateFileSystemInfos("*", SearchOption.AllDirectories));
        home.Delete();
    }
}
