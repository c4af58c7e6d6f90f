namespace Summarizer.Bundles;

/// <summary>Files of a bundle folder, which is all that a bundle may read.</summary>
internal static class BundleFolder
{
    private const int MostLinks = 40;

    /// <summary>The plain file that a name stands for, through links if there are any; it may not exist.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="name">Name inside it.</param>
    /// <exception cref="BundleException">It is outside the folder.</exception>
    public static FileInfo Find(string folder, string name)
    {
        if (!IsPlainName(name))
        {
            throw Outside(folder, name);
        }

        // Links inside the folder are how Kubernetes mounts files; a link to anywhere else would read that file.
        var file = new FileInfo(Path.Combine(folder, name));
        var target = file.LinkTarget is null ? file : Follow(file);
        return target == file || IsWithin(Real(folder), Real(target.FullName)) ? target : throw Outside(folder, name);
    }

    private static bool IsPlainName(string name) => name is not ("" or "." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0;

    private static FileInfo Follow(FileInfo link)
    {
        try
        {
            return (FileInfo)link.ResolveLinkTarget(returnFinalTarget: true)!;
        }
        catch (IOException e)
        {
            throw new BundleException($"'{link.FullName}' is a link that cannot be followed: {e.Message}", e);
        }
    }

    private static bool IsWithin(string folder, string path) => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Any part of a path may be a link, the bundle folder itself included, and so may any part of what it leads to.
    private static string Real(string path, int links = 0)
    {
        if (links > MostLinks)
        {
            throw new BundleException($"'{path}' leads through more than {MostLinks} links.");
        }

        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(real, part));
            real = next.LinkTarget is null ? next.FullName : Real(Path.GetFullPath(next.LinkTarget, real), links + 1);
        }

        return real;
    }

    private static BundleException Outside(string folder, string name) =>
        new($"The manifest in '{folder}' names the file '{name}', which is outside the bundle folder.");
}
