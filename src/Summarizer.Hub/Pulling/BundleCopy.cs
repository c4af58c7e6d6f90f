using Summarizer.Bundles;
using Summarizer.Hub.Caching;

namespace Summarizer.Hub.Pulling;

/// <summary>Copies a bundle out of the cache, whose files are links, and checks it. A failure leaves nothing behind.</summary>
internal static class BundleCopy
{
    /// <param name="from">Folder of the snapshot.</param>
    /// <param name="to">Bundle folder to create.</param>
    /// <exception cref="BundleException">A file is missing or damaged.</exception>
    /// <exception cref="Repositories.HubException">The disk refuses.</exception>
    public static BundleManifest Make(string from, string to)
    {
        var partial = to.TrimEnd(Path.DirectorySeparatorChar) + ".partial";
        try
        {
            Storage.Try(to, () =>
            {
                if (Directory.Exists(partial))
                {
                    Directory.Delete(partial, recursive: true);
                }

                Directory.CreateDirectory(partial);
                foreach (var file in Directory.EnumerateFiles(from))
                {
                    File.Copy(file, Path.Combine(partial, Path.GetFileName(file)));
                }
            });
            var manifest = Bundle.Open(partial).Manifest;
            Storage.Try(to, () =>
            {
                if (Directory.Exists(to))
                {
                    Directory.Delete(to, recursive: true);
                }

                Directory.Move(partial, to);
            });
            return manifest;
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }
}
