using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Downloading;

/// <summary>Refuses a model that is larger than allowed or than the disk has room for, before a byte of it is received.</summary>
internal static class SizeCheck
{
    /// <param name="id">Repository.</param>
    /// <param name="total">Bytes of the model.</param>
    /// <param name="there">Bytes of it that the cache holds.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="HubException"><see cref="HubError.TooLarge"/>.</exception>
    public static void Check(string id, long total, long there, HubOptions options)
    {
        if (total > options.MaxBytes)
        {
            throw new HubException(
                HubError.TooLarge,
                $"{id} has {Gigabytes(total)}; the limit is {Gigabytes(options.MaxBytes)}. If that is what you want, raise --max-bytes, or "
                + "Summarizer__Pull__MaxBytes for the service.");
        }

        Directory.CreateDirectory(options.CacheFolder);
        var free = new DriveInfo(Path.GetFullPath(options.CacheFolder)).AvailableFreeSpace;
        if (total - there > free)
        {
            throw new HubException(
                HubError.TooLarge,
                $"{id} needs {Gigabytes(total - there)} more, and the disk of {options.CacheFolder} has {Gigabytes(free)} free. Free some space, or set HF_HOME to another disk.");
        }
    }

    private static string Gigabytes(long bytes) => bytes < 1_000_000_000 ? $"{bytes / 1e6:N1} MB" : $"{bytes / 1e9:N1} GB";
}
