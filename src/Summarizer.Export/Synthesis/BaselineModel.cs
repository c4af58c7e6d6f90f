using Summarizer.Bundles;
using Summarizer.Export.Exporting;

namespace Summarizer.Export.Synthesis;

/// <summary>
/// The decoder-only model that another one is compared with: as many parameters, same tokens, same precision, random weights. It is made when it is first
/// wanted, in seconds for a small model, instead of being kept in the repository.
/// </summary>
public static class BaselineModel
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Makes the baseline of a bundle if it is not there, is damaged, or was made for another bundle.</summary>
    /// <param name="likeBundle">Folder of the bundle to compare with.</param>
    /// <param name="folder">Folder of the baseline. It appears, or is replaced, all at once; model cards (*.md) in it stay.</param>
    /// <param name="progress">Told of every stage; null for nobody.</param>
    /// <param name="cancellationToken">Stops between tensors; nothing is left behind.</param>
    /// <returns>The baseline's manifest.</returns>
    /// <exception cref="BundleException"><paramref name="likeBundle"/> cannot be used, or <paramref name="folder"/> holds something else than a bundle.</exception>
    /// <exception cref="ExportException">The baseline cannot be made or written.</exception>
    public static async Task<BundleManifest> EnsureAsync(
        string likeBundle, string folder, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await OneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Ensure(likeBundle, folder, progress ?? NoProgress.Instance, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static BundleManifest Ensure(string likeBundle, string folder, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        var like = Bundle.Open(likeBundle);
        if (Current(folder, like) is { } current)
        {
            return current;
        }

        var options = new RandomBundleOptions
        {
            Shape = SimilarShape.DecoderOnly(like),
            Output = folder,
            Precision = like.Manifest.Precision,
            Like = like,
            Overwrite = true,
        };
        try
        {
            return RandomBundle.Make(options, progress, cancellationToken).Manifest;
        }
        catch (ExportException) when (Current(folder, like) is not null)
        {
            // Another process made the same one in the meantime.
            return Current(folder, like)!;
        }
    }

    private static BundleManifest? Current(string folder, Bundle like)
    {
        try
        {
            var manifest = Bundle.Open(folder).Manifest;
            return manifest.Source.Like == RandomBundle.Key(like) ? manifest : null;
        }
        catch (BundleException)
        {
            return null;
        }
    }
}
