using Summarizer.Hub.Downloading;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Tests.Server;

/// <summary>A hub on this machine, an empty cache and a repository with a model of random bytes.</summary>
public abstract class HubTest : IAsyncLifetime
{
    internal const string Id = "lab/tiny";
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-hub-").FullName;

    internal LoopbackHub Hub { get; private set; } = null!;

    internal HubRepositoryContent Repository { get; private set; } = null!;

    internal byte[] Weights { get; } = Bytes(400_000, 1);

    internal string Cache => Path.Combine(_folder, "hub");

    internal string Folder => _folder;

    internal HubOptions Options { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hub = await LoopbackHub.StartAsync();
        Repository = Hub.Add(Id, ("config.json", "{}"u8.ToArray()), ("tokenizer.json", Bytes(5_000, 2)), ("model.safetensors", Weights), ("train.py", "import os"u8.ToArray()));
        Options = new HubOptions { Endpoint = Hub.Address, CacheFolder = Cache, StallTimeout = TimeSpan.FromSeconds(30), Retries = 3 };
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
#pragma warning disable CA5394 // Content of a test file.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }

    internal Task<PulledSnapshot> PullAsync(string name = Id, string subfolder = "", CancellationToken? cancellationToken = null) =>
        new SnapshotDownloader(Options, new ImpatientClock()).PullAsync(
            RepositoryName.Parse(name), subfolder, new Progress<DownloadProgress>(), cancellationToken ?? TestContext.Current.CancellationToken);

    internal async Task<HubException> FailAsync(string name = Id) => await Assert.ThrowsAsync<HubException>(() => PullAsync(name));

    internal void AssertWhole(PulledSnapshot pulled)
    {
        Assert.Equal(Weights, File.ReadAllBytes(Path.Combine(pulled.Folder, "model.safetensors")));
        Assert.True(File.Exists(Path.Combine(pulled.Folder, "config.json")));
        Assert.True(File.Exists(Path.Combine(pulled.Folder, "tokenizer.json")));
        Assert.Empty(Directory.EnumerateFiles(Cache, "*.incomplete", SearchOption.AllDirectories));
    }

    internal void AssertNothing() => Assert.False(Directory.Exists(Path.Combine(Cache, "models--lab--tiny", "snapshots")));

    // Waits between tries end at once, however long they are.
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
