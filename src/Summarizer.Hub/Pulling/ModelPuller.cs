using Summarizer.Bundles;
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
        var snapshot = await new SnapshotDownloader(hub, clock)
            .PullAsync(options.Repository, options.Subfolder, new Steps<DownloadProgress>(p => progress.Report(new(Download, p.Done, p.Total, true))), cancellationToken)
            .ConfigureAwait(false);
        var folder = options.Output ?? BundleStore.FolderOf(options.Store, snapshot.Id, options.Subfolder, snapshot.Commit, options.Precision);
        using var gate = await FileLock.AcquireAsync(folder.TrimEnd(Path.DirectorySeparatorChar) + ".lock", clock, cancellationToken).ConfigureAwait(false);
        if (!options.Force && File.Exists(Path.Combine(folder, BundleManifest.FileName)))
        {
            return new(folder, snapshot.Id, snapshot.Commit, Bundle.Open(folder).Manifest, Exported: false, snapshot.Warnings);
        }

        return snapshot.IsBundle
            ? new(folder, snapshot.Id, snapshot.Commit, BundleCopy.Make(snapshot.Folder, folder), Exported: false, snapshot.Warnings)
            : Export(options, snapshot, folder, progress, cancellationToken);
    }

    private static PulledModel Export(PullOptions options, PulledSnapshot snapshot, string folder, IProgress<PullProgress> progress, CancellationToken cancellationToken)
    {
        var report = CheckpointExporter.Export(
            new ExportOptions
            {
                Checkpoint = snapshot.Folder,
                Output = folder,
                Precision = options.Precision,
                Name = options.Name ?? options.Repository.ShortName,
                Source = $"{snapshot.Id}@{snapshot.Commit}",
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
