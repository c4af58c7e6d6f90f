using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Startup;
using Summarizer.Api.Tests.Support;
using Summarizer.TestModels;

namespace Summarizer.Api.Tests.Serving;

/// <summary>A service that brings its own model: what it tells meanwhile, what it keeps, and what happens when it cannot.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class PulledModelTests(HubService hub) : IClassFixture<HubService>
{
    [Fact]
    public async Task Start_ModelOfTheHub_IsLoadingUntilItIsThere()
    {
        var repository = TinyCheckpoint.Publish(hub.Hub, "t5", "lab/slow");
        var go = new TaskCompletionSource();
        hub.Hub.Fault = async context =>
        {
            if (HubService.IsWeights(context))
            {
                await go.Task;
            }

            return false;
        };
        await using var service = hub.Service($"hf:{repository}@{HubService.Commit}");
        using var client = service.CreateClient();
        await service.Log.WaitForAsync($"Information Pulling {repository}@{HubService.Commit} from 127.0.0.1");

        var ready = await client.GetAsync("/health/ready");
        Assert.Equal(503, (int)ready.StatusCode);
        Assert.StartsWith("loading: download, 0.", Detail(await ready.JsonAsync()), StringComparison.Ordinal);
        Assert.True((await client.GetAsync("/health/live")).IsSuccessStatusCode);
        await (await client.SummarizeAsync(new { text = "Some text." })).ProblemAsync(503, "loading");

        go.SetResult();
        await service.Log.WaitForAsync($"Information Pulling {repository}: download, ");
        await service.Log.WaitForAsync($"Information Pulling {repository}: numerical check, 100 %");
        Assert.Contains(hub.Bundles, await service.Log.WaitForAsync("Information Ready: model 'slow' from "), StringComparison.Ordinal);
        Assert.DoesNotContain(service.Log.All, line => line.Contains(HubService.Token, StringComparison.Ordinal));
        Assert.All(hub.Hub.Requests.Where(r => r.Path.Contains(repository, StringComparison.Ordinal)), request => Assert.Equal("Bearer " + HubService.Token, request.Authorization));
    }

    [Fact]
    public async Task Start_Again_UsesTheBundleWithoutNetworkAndCache()
    {
        var repository = TinyCheckpoint.Publish(hub.Hub, "t5", "lab/again");
        await using (var first = hub.Service($"hf:{repository}@{HubService.Commit}"))
        {
            using var client = await first.StartAsync();
        }

        var requests = hub.Hub.Requests.Count;
        Directory.Delete(Path.Combine(hub.Cache, "hub", "models--lab--again"), recursive: true);
        await using var second = hub.Service($"hf:{repository}@{HubService.Commit}");
        using var again = await second.StartAsync();

        Assert.Equal(requests, hub.Hub.Requests.Count);
        Assert.DoesNotContain(second.Log.All, line => line.Contains("Pulling", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gated", 401, "GatedRepo", null, "asks for a licence. Accept it at")]
    [InlineData("waiting", 403, "GatedRepo", HubService.Token, "has not accepted the licence")]
    [InlineData("private", 401, null, HubService.Token, "does not accept the token")]
    [InlineData("forbidden", 403, null, HubService.Token, "may not read")]
    [InlineData("none", 404, "RepoNotFound", HubService.Token, "has no repository")]
    [InlineData("moved", 404, "RevisionNotFound", HubService.Token, "has no such revision")]
    public async Task Start_HubRefuses_EndsWithTheReason(string name, int status, string? code, string? token, string reason)
    {
        TinyCheckpoint.Publish(hub.Hub, "t5", $"lab/{name}");
        hub.Hub.Fault = async context =>
        {
            await LoopbackHub.Refuse(context, status, code);
            return true;
        };

        await FailAsync($"hf:lab/{name}@{HubService.Commit}", token, reason);
        AssertNoBundleOf(name);
    }

    [Fact]
    public async Task Start_WeightsOfAnotherContent_EndsWithTheReason()
    {
        TinyCheckpoint.Publish(hub.Hub, "t5", "lab/flipped");
        hub.Hub.Fault = async context =>
        {
            if (!HubService.IsWeights(context))
            {
                return false;
            }

            var bytes = hub.Hub.Repositories["lab/flipped"].Files["model.safetensors"].ToArray();
            bytes[^1] ^= 1;
            await hub.Hub.FileAsync(context, bytes);
            return true;
        };

        await FailAsync($"hf:lab/flipped@{HubService.Commit}", HubService.Token, "arrived twice with another content");
        AssertNoBundleOf("flipped");
    }

    [Fact]
    public async Task Start_CheckpointThatCannotBeExported_EndsWithTheReason()
    {
        var repository = TinyCheckpoint.Publish(hub.Hub, "t5", "lab/odd");
        hub.Hub.Repositories[repository].Files["config.json"] = """{"model_type": "longt5"}"""u8.ToArray();

        await FailAsync($"hf:lab/odd@{HubService.Commit}", HubService.Token, "the model_type 'longt5' is not supported");
        AssertNoBundleOf("odd");
    }

    [Fact]
    public async Task Start_FullDisk_EndsWithTheReason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /dev/full.");
        TinyCheckpoint.Publish(hub.Hub, "t5", "lab/large");
        var weights = hub.Hub.Repositories["lab/large"].Files["model.safetensors"];
        var blobs = Directory.CreateDirectory(Path.Combine(hub.Cache, "hub", "models--lab--large", "blobs")).FullName;
        File.CreateSymbolicLink(
            Path.Combine(blobs, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(weights)) + ".incomplete"), "/dev/full");

        await FailAsync($"hf:lab/large@{HubService.Commit}", HubService.Token, "is full. Free some space");
        AssertNoBundleOf("large");
    }

    [Theory]
    [InlineData("ModelPath", "hf:lab/tiny", "needs the commit, 40 hexadecimal digits, so that all replicas serve the same model")]
    [InlineData("ModelPath", "hf:lab/tiny@main", "hf:lab/tiny@COMMIT")]
    [InlineData("ModelPath", "hf:nonsense", "is not the name of a repository")]
    [InlineData("Resilience:Standby:ModelPath", "hf:lab/tiny@v1", "Resilience:Standby:ModelPath is 'hf:lab/tiny@v1'")]
    public async Task Start_WithoutACommit_SaysWhatToGive(string option, string value, string says)
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { [option] = value });

        Assert.Contains(says, Assert.Throws<ServiceStartException>(service.CreateClient).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MovingRevisionThatIsAllowed_Serves()
    {
        var repository = TinyCheckpoint.Publish(hub.Hub, "t5", "lab/moving");
        await using var service = hub.Service($"hf:{repository}", settings: [("Pull:AllowMovingRevision", "true"), ("Pull:Precision", "fp32")]);
        using var client = await service.StartAsync();

        Assert.Equal("fp32", (string?)(await (await client.GetAsync("/info")).JsonAsync())["model_dtype"]);
        await service.Log.WaitForAsync($"The bundle of {repository}@{HubService.Commit} is ");
    }

    [Fact]
    public Task Start_NameOfARepositoryWithoutItsMark_SaysHowToWriteIt() =>
        FailAsync("google/flan-t5-base", HubService.Token, "set Summarizer__ModelPath to hf:google/flan-t5-base@COMMIT");

    // The port stays open for the drain delay, so that a probe can read the reason.
    private async Task FailAsync(string model, string? token, string reason)
    {
        var clock = new FakeTimeProvider();
        await using var service = hub.Service(model, clock, token, ("DrainDelay", "00:00:05"));
        using var client = service.CreateClient();

        Assert.Contains(reason, await service.Log.WaitForAsync("Critical The model cannot be served"), StringComparison.Ordinal);
        await service.Log.WaitForAsync("Draining");
        var ready = await client.GetAsync("/health/ready");

        Assert.Equal(503, (int)ready.StatusCode);
        Assert.StartsWith("failed: ", Detail(await ready.JsonAsync()), StringComparison.Ordinal);
        Assert.Contains(reason, Detail(await ready.JsonAsync()), StringComparison.Ordinal);
        await (await client.SummarizeAsync(new { text = "Some text." })).ProblemAsync(503, "draining");
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
        Assert.DoesNotContain(service.Log.All, line => line.Contains(HubService.Token, StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(5));
        hub.Hub.Fault = null;
    }

    private void AssertNoBundleOf(string name) =>
        Assert.False(Directory.Exists(Path.Combine(hub.Bundles, $"lab--{name}", $"{HubService.Commit[..12]}-int8")));

    private static string Detail(System.Text.Json.Nodes.JsonObject health) =>
        (string)health["checks"]!.AsArray().Single(check => (string?)check!["name"] == "model")!["detail"]!;
}
