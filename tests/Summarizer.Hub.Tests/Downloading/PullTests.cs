using Summarizer.Hub.Repositories;
using Summarizer.Hub.Tests.Server;

namespace Summarizer.Hub.Tests.Downloading;

public sealed class PullTests : HubTest
{
    [Fact]
    public async Task Pull_NewRepository_HasTheLayoutOfTheSharedCache()
    {
        var pulled = await PullAsync();

        AssertWhole(pulled);
        var folder = Path.Combine(Cache, "models--lab--tiny");
        Assert.Equal(Repository.Commit, File.ReadAllText(Path.Combine(folder, "refs", "main")));
        Assert.Equal(Path.Combine(folder, "snapshots", Repository.Commit), pulled.Folder);
        Assert.StartsWith(Path.Combine("..", "..", "blobs"), new FileInfo(Path.Combine(pulled.Folder, "model.safetensors")).LinkTarget, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(pulled.Folder, "train.py")));
    }

    [Fact]
    public async Task Pull_CommitThatIsCached_SendsNoRequest()
    {
        await PullAsync();
        var before = Hub.Requests.Count;

        await PullAsync($"{Id}@{Repository.Commit}");

        Assert.Equal(before, Hub.Requests.Count);
    }

    [Fact]
    public async Task Pull_SnapshotOfWhichAnotherToolTookAPart_IsCompleted()
    {
        var pulled = await PullAsync();
        File.Delete(Path.Combine(pulled.Folder, "tokenizer.json"));

        AssertWhole(await PullAsync($"{Id}@{Repository.Commit}"));
    }

    [Fact]
    public async Task Pull_ListInPages_TakesAll()
    {
        Hub.PageSize = 1;

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_Subfolder_TakesOnlyIt()
    {
        Hub.Add("lab/deep", ("small/config.json", "{}"u8.ToArray()), ("small/tokenizer.json", "{}"u8.ToArray()), ("small/model.safetensors", Weights), ("model.safetensors", Bytes(9, 3)));

        var pulled = await PullAsync("lab/deep", "small");

        Assert.EndsWith("small", pulled.Folder, StringComparison.Ordinal);
        AssertWhole(pulled);
    }

    [Fact]
    public async Task Pull_RenamedRepository_SaysTheNewName()
    {
        Repository.RenamedTo = "lab/small";
        Hub.Repositories["lab/small"] = Repository;

        var pulled = await PullAsync();

        Assert.Contains("renamed to lab/small", Assert.Single(pulled.Warnings), StringComparison.Ordinal);
        AssertWhole(pulled);
    }

    [Fact]
    public async Task Pull_EightAtOnce_ReceiveEachByteOnce()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PullAsync(), TestContext.Current.CancellationToken)));

        Assert.All(all, AssertWhole);
        Assert.Equal(Repository.Files.Where(f => f.Key != "train.py").Sum(f => f.Value.Length), Hub.BytesSent);
    }

    [Fact]
    public async Task Pull_Offline_OpensNoSocket()
    {
        Options = Options with { Offline = true };

        Assert.Equal(HubError.Offline, (await FailAsync()).Error);
        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public async Task Pull_OfflineAfterAPull_GivesTheCachedModel()
    {
        await PullAsync();
        Options = Options with { Offline = true };

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_LargerThanTheLimit_IsRefusedBeforeAByteOfIt()
    {
        Options = Options with { MaxBytes = 100_000 };

        Assert.Equal(HubError.TooLarge, (await FailAsync()).Error);
        Assert.Equal(0, Hub.BytesSent);
    }

    [Fact]
    public async Task Pull_PickleOnly_NamesThePullRequestWithSafetensors()
    {
        var old = Hub.Add("lab/old", ("config.json", "{}"u8.ToArray()), ("pytorch_model.bin", Bytes(9, 3)));
        old.PullRequests["refs/pr/7"] = new(Repository.Files);

        var refused = await FailAsync("lab/old");

        Assert.Equal(HubError.Unsupported, refused.Error);
        Assert.Contains("lab/old@refs/pr/7", refused.Message, StringComparison.Ordinal);
        AssertWhole(await PullAsync("lab/old@refs/pr/7"));
    }

    [Fact]
    public async Task Pull_AdapterOnly_SaysToMergeIt()
    {
        Hub.Add("lab/lora", ("adapter_config.json", "{}"u8.ToArray()), ("adapter_model.safetensors", Bytes(9, 3)));

        Assert.Contains("Merge it", (await FailAsync("lab/lora")).Message, StringComparison.Ordinal);
    }
}
