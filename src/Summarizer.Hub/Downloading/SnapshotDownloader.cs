using Summarizer.Hub.Caching;
using Summarizer.Hub.Repositories;
using Summarizer.Hub.Transport;

namespace Summarizer.Hub.Downloading;

/// <summary>Brings a model of a hub into the shared cache. A commit that the cache holds whole needs no network.</summary>
/// <param name="options">Endpoint, cache and limits.</param>
/// <param name="clock">Clock of the waits.</param>
public sealed class SnapshotDownloader(HubOptions options, TimeProvider clock)
{
    /// <summary>Receives what is missing and checks it.</summary>
    /// <param name="name">Repository and revision.</param>
    /// <param name="subfolder">Folder in the repository that holds the model; empty for the top.</param>
    /// <param name="progress">Told about every piece that arrives.</param>
    /// <param name="cancellationToken">Stops at once; what was received stays for the next run.</param>
    /// <exception cref="HubException">The model cannot be brought.</exception>
    public async Task<PulledSnapshot> PullAsync(RepositoryName name, string subfolder, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(subfolder);
        ArgumentNullException.ThrowIfNull(progress);
        var cached = FindCached(name, subfolder);
        if (cached is not null && (name.IsCommit || options.Offline))
        {
            return cached;
        }

        using var http = new HubHttp(options, clock, name.ToString());
        var hub = new HubRepository(http, options.Endpoint);
        try
        {
            var (id, commit) = name.IsCommit ? (name.Id, name.Revision) : await hub.ResolveAsync(name, cancellationToken).ConfigureAwait(false);
            var cache = new RepositoryCache(options.CacheFolder, name.Id);
            var folder = Path.Combine(cache.Snapshot(commit), subfolder);
            if (!SnapshotCheck.IsComplete(folder))
            {
                await FetchAsync(hub, cache, new RepositorySnapshot(id, commit, await hub.ListAsync(id, commit, cancellationToken).ConfigureAwait(false)), subfolder, progress, cancellationToken)
                    .ConfigureAwait(false);
            }

            cache.Remember(name, commit);
            return new PulledSnapshot(folder, id, commit, id == name.Id ? [] : [$"{name.Id} was renamed to {id}. Use the new name."]);
        }
        catch (HubException e) when (e.IsUnavailable && cached is not null)
        {
            return cached with { Warnings = [$"{e.Message} The cached commit {cached.Commit} is used."] };
        }
    }

    private PulledSnapshot? FindCached(RepositoryName name, string subfolder)
    {
        var cache = new RepositoryCache(options.CacheFolder, name.Id);
        return cache.CommitOf(name) is { } commit && Path.Combine(cache.Snapshot(commit), subfolder) is var folder && SnapshotCheck.IsComplete(folder)
            ? new PulledSnapshot(folder, name.Id, commit, [])
            : null;
    }

    private async Task FetchAsync(
        HubRepository hub, RepositoryCache cache, RepositorySnapshot snapshot, string subfolder, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        var files = FileSelection.Select(snapshot.Files, subfolder);
        if (files.Count == 0)
        {
            throw await NothingToReadAsync(hub, snapshot, subfolder, cancellationToken).ConfigureAwait(false);
        }

        var total = files.Sum(f => f.Bytes);
        SizeCheck.Check(snapshot.Id, total, files.Sum(f => File.Exists(cache.Blob(f)) ? f.Bytes : 0), options);
        var download = new BlobDownload(cache, (file, from, token) => hub.OpenAsync(snapshot.Id, snapshot.Commit, file, from, token), options, clock);
        var before = 0L;
        foreach (var file in files)
        {
            await download.FetchAsync(file, bytes => progress.Report(new DownloadProgress(file.Path, before + bytes, total)), cancellationToken).ConfigureAwait(false);
            before += file.Bytes;
        }

        // Links come last: a snapshot folder without its weights would look like a model to other tools.
        foreach (var file in files)
        {
            cache.Link(snapshot.Commit, file);
        }
    }

    private static async Task<HubException> NothingToReadAsync(HubRepository hub, RepositorySnapshot snapshot, string subfolder, CancellationToken cancellationToken)
    {
        if (FileSelection.IsAdapter(snapshot.Files, subfolder))
        {
            return new(HubError.Unsupported, $"{snapshot.Id} holds an adapter (LoRA) only. Merge it into its base model with the tool that trained it, and pull or export the merged model.");
        }

        if (!FileSelection.HasPickleOnly(snapshot.Files, subfolder))
        {
            var where = subfolder.Length == 0 ? "" : $" in the folder '{subfolder}'";
            return new(HubError.Unsupported, $"{snapshot.Id} has no config.json with model.safetensors{where}. Give --subfolder if the model lies deeper, or choose a repository with safetensors.");
        }

        foreach (var request in (await hub.PullRequestsAsync(snapshot.Id, cancellationToken).ConfigureAwait(false)).Take(10))
        {
            if (FileSelection.Select(await hub.ListAsync(snapshot.Id, request, cancellationToken).ConfigureAwait(false), subfolder).Count > 0)
            {
                return new(
                    HubError.Unsupported,
                    $"{snapshot.Id} holds its weights as pickle, which can run code and is never read. {request} has safetensors: look at it on the hub, and if you trust it pull {snapshot.Id}@{request}.");
            }
        }

        return new(HubError.Unsupported, $"{snapshot.Id} holds its weights as pickle, which can run code and is never read. Choose a repository with safetensors, or convert the weights where you trust them.");
    }
}
