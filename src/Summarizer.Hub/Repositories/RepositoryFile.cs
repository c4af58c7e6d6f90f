namespace Summarizer.Hub.Repositories;

/// <summary>A file of a repository at one commit.</summary>
/// <param name="Path">Path in the repository, parts separated by <c>/</c>.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Hash">SHA-256 of a large file (Git LFS), or Git's SHA-1 of a small one; lower-case hexadecimal.</param>
/// <param name="IsLarge">Whether the hash is the SHA-256 of the content.</param>
public sealed record RepositoryFile(string Path, long Bytes, string Hash, bool IsLarge)
{
    /// <summary>Last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>A repository at one commit.</summary>
/// <param name="Id"><c>ORG/NAME</c> as the hub spells it; another one than asked for when the repository was renamed.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Files">All files.</param>
public sealed record RepositorySnapshot(string Id, string Commit, IReadOnlyList<RepositoryFile> Files);
