using System.Security.Cryptography;
using System.Text;
using Summarizer.Bundles;

namespace Summarizer.Hub.Pulling;

/// <summary>Where bundles made of pulled models are kept: one folder for each commit and precision.</summary>
public static class BundleStore
{
    /// <summary>The folder of all bundles: <c>SUMMARIZER_HOME</c>, or <c>summarizer</c> in the user's cache folder, and <c>bundles</c> below it.</summary>
    /// <param name="variable">Value of an environment variable; null when it is not set.</param>
    public static string Root(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return Path.GetFullPath(Path.Combine(
            Value("SUMMARIZER_HOME")
                ?? Path.Combine(Value("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "summarizer"),
            "bundles"));
    }

    /// <summary>The folder of one bundle.</summary>
    /// <param name="root">Folder of all.</param>
    /// <param name="id"><c>ORG/NAME</c>.</param>
    /// <param name="subfolder">Folder in the repository; empty for the top.</param>
    /// <param name="commit">Commit of the repository.</param>
    /// <param name="precision">Precision of the weights.</param>
    public static string FolderOf(string root, string id, string subfolder, string commit, Precision precision)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(subfolder);
        ArgumentNullException.ThrowIfNull(commit);
        var name = string.Join("--", [.. id.Split('/'), .. subfolder.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        return Path.Combine(root, name, $"{commit[..12]}-{precision.ToString().ToLowerInvariant()}");
    }

    /// <summary>Whether a folder holds a bundle. A bundle gets its folder when it is complete.</summary>
    internal static bool Holds(string folder) => File.Exists(Path.Combine(folder, BundleManifest.FileName));

    /// <summary>File that is locked while a bundle is made.</summary>
    internal static string LockOf(string root, string folder)
    {
        var name = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Path.Combine(root, ".locks", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32] + ".lock");
    }

    /// <summary>Removes what a process left behind that was killed while it made a bundle. Only for who holds the lock of the bundle.</summary>
    internal static void RemoveLeftovers(string folder)
    {
        var parent = Path.GetDirectoryName(folder)!;
        foreach (var leftover in Directory.Exists(parent) ? Directory.GetDirectories(parent, Path.GetFileName(folder) + ".partial*") : [])
        {
            Directory.Delete(leftover, recursive: true);
        }
    }
}
