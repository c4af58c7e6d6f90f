using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Hub.Caching;
using Summarizer.Hub.Downloading;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Pulling;

/// <summary>Brings a model from a hub and makes a bundle of it, with the exporter's numerical check.</summary>
/// <param name="hub">Endpoint, cache and limits.</param>
/// <param name="clock">Clock of the waits.</param>
public sealed class ModelPuller(HubOptions hub, TimeProvider clock)
{
    private const string Download = "download";

    /// <summary>Gives the bundle of a model; makes it when it is not there.</summary>
    /// <param name="options">Which model.</param>
    /// <param name="progress">Told about every step.</param>
    /// <param name="cancellationToken">Stops between tensors and pieces; what was received stays for the next run, a half-made bundle does not.</param>
    /// <exception cref="HubException">The model cannot be brought.</exception>
    /// <exception cref="ExportException">The checkpoint cannot be exported.</exception>
    /// <exception cref="BundleException">The bundle is damaged or cannot be written.</exception>
    public async Task<PulledModel> PullAsync(PullOptions options, IProgress<PullProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Output is null && !options.Force && options.Repository is { IsCommit: true, Id: var id, Revision: var commit }
            && Stored(options, id, commit) is var stored && BundleStore.Holds(stored))
        {
            // The bundle of a commit never changes, so that it needs neither the network nor the cache nor a lock.
            return Existing(options, new(stored, id, commit, []), stored);
        }

        var snapshot = await new SnapshotDownloader(hub, clock)
            .PullAsync(options.Repository, options.Subfolder, new Steps<DownloadProgress>(p => progress.Report(new(Download, p.Done, p.Total, true))), cancellationToken)
            .ConfigureAwait(false);
        var folder = options.Output ?? Stored(options, snapshot.Id, snapshot.Commit);
        using var gate = await FileLock.AcquireAsync(BundleStore.LockOf(options.Store, folder), clock, cancellationToken).ConfigureAwait(false);
        if (!options.Force && BundleStore.Holds(folder))
        {
            return Existing(options, snapshot, folder);
        }

        if (options.Output is null)
        {
            Storage.Try(folder, () => BundleStore.RemoveLeftovers(folder));
        }

        return snapshot.IsBundle
            ? new(folder, snapshot.Id, snapshot.Commit, BundleCopy.Make(snapshot.Folder, folder), Exported: false, snapshot.Warnings)
            : Export(options, snapshot, folder, progress, cancellationToken);
    }

    private static string Stored(PullOptions options, string id, string commit) =>
        BundleStore.FolderOf(options.Store, id, options.Subfolder, commit, options.Precision);

    // A folder that a person named may hold anything.
    private static PulledModel Existing(PullOptions options, PulledSnapshot snapshot, string folder)
    {
        var manifest = Bundle.Open(folder).Manifest;
        if (options.Output is not null && !IsOf(snapshot, folder, manifest, options.Precision))
        {
            throw new BundleException(
                $"'{folder}' holds a bundle of {manifest.Source.Checkpoint} in {Word(manifest.Precision)}, not of {snapshot.Id}@{snapshot.Commit} in "
                + $"{Word(options.Precision)}. Give another folder, or --force to replace it.");
        }

        IReadOnlyList<string> warnings = options.Name is null || options.Name == manifest.Name
            ? snapshot.Warnings
            : [.. snapshot.Warnings, $"The bundle is there and has the name '{manifest.Name}'. Give --force to make it again with the name '{options.Name}'."];
        return new(folder, snapshot.Id, snapshot.Commit, manifest, Exported: false, warnings);
    }

    private static bool IsOf(PulledSnapshot snapshot, string folder, BundleManifest manifest, Precision precision) => snapshot.IsBundle
        ? Manifest(folder).SequenceEqual(Manifest(snapshot.Folder))
        : manifest.Source.Checkpoint == SourceOf(snapshot) && manifest.Precision == precision;

    private static byte[] Manifest(string folder) => File.ReadAllBytes(Path.Combine(folder, BundleManifest.FileName));

    private static string SourceOf(PulledSnapshot snapshot) => $"{snapshot.Id}@{snapshot.Commit}";

    private static string Word(Precision precision) => precision.ToString().ToLowerInvariant();

    private static PulledModel Export(PullOptions options, PulledSnapshot snapshot, string folder, IProgress<PullProgress> progress, CancellationToken cancellationToken)
    {
        var report = CheckpointExporter.Export(
            new ExportOptions
            {
                Checkpoint = snapshot.Folder,
                Output = folder,
                Precision = options.Precision,
                Name = options.Name ?? options.Repository.ShortName,
                Source = SourceOf(snapshot),
                Overwrite = options.Force,
            },
            new Steps<ExportProgress>(p => progress.Report(new(p.Stage, p.Done, p.Total, false))),
            cancellationToken);
        return new(folder, snapshot.Id, snapshot.Commit, report.Manifest, Exported: true, [.. snapshot.Warnings, .. report.Warnings]);
    }

    // Unlike Progress<T> it reports on the calling thread and in order.
    private sealed class Steps<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
