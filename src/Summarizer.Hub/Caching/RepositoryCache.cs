using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Caching;

/// <summary>
/// One repository in the cache that all Hugging Face tools share: <c>models--ORG--NAME/{blobs,refs,snapshots}</c>. Blobs carry the hash of their content as their name;
/// a snapshot is a folder of links to blobs. Source: the cache layout of huggingface_hub.
/// </summary>
/// <param name="root">Cache folder.</param>
/// <param name="id"><c>ORG/NAME</c>.</param>
internal sealed class RepositoryCache(string root, string id)
{
    private readonly string _name = "models--" + id.Replace("/", "--", StringComparison.Ordinal);

    /// <summary>Folder of the repository.</summary>
    public string Folder => Path.Combine(root, _name);

    /// <summary>Folder of a commit.</summary>
    public string Snapshot(string commit) => Path.Combine(Folder, "snapshots", commit);

    /// <summary>Where the content of a file is kept.</summary>
    public string Blob(RepositoryFile file) => Path.Combine(Folder, "blobs", file.Hash);

    /// <summary>File that is locked while a blob is received.</summary>
    public string LockOf(RepositoryFile file) => Path.Combine(root, ".locks", _name, file.Hash + ".lock");

    /// <summary>Commit that a revision pointed to when it was last pulled; null when it never was.</summary>
    public string? CommitOf(RepositoryName name)
    {
        var path = Ref(name.Revision);
        return name.IsCommit ? name.Revision
            : File.Exists(path) && File.ReadAllText(path).Trim() is var commit && RepositoryName.IsCommitHash(commit) ? commit
            : null;
    }

    /// <summary>Remembers the commit of a branch or tag.</summary>
    public void Remember(RepositoryName name, string commit)
    {
        if (!name.IsCommit)
        {
            var path = Ref(name.Revision);
            Storage.Try(path, () => Put(path, temporary => File.WriteAllText(temporary, commit)));
        }
    }

    /// <summary>Puts a received file into the snapshot: a relative link where the disk has links, else a copy.</summary>
    public void Link(string commit, RepositoryFile file)
    {
        var path = Path.Combine([Snapshot(commit), .. file.Path.Split('/')]);
        var blob = Blob(file);
        Storage.Try(path, () => Put(path, temporary =>
        {
            try
            {
                File.CreateSymbolicLink(temporary, Path.GetRelativePath(Path.GetDirectoryName(path)!, blob));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                File.Copy(blob, temporary);
            }
        }));
    }

    // Another pull may put the same file there at the same time: a rename is of one of them, and never of half a file.
    private static void Put(string path, Action<string> create)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, "." + Path.GetRandomFileName());
        create(temporary);
        File.Move(temporary, path, overwrite: true);
    }

    private string Ref(string revision) => Path.Combine([Folder, "refs", .. revision.Split('/')]);
}
