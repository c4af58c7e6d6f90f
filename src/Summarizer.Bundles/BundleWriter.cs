using System.Text.Json;

namespace Summarizer.Bundles;

/// <summary>
/// Writes a bundle into a temporary folder beside its destination and renames it when complete, so that a failed export leaves nothing
/// behind.
/// </summary>
public sealed class BundleWriter : IDisposable
{
    private readonly string _destination;
    private bool _committed;

    /// <summary>Creates the temporary folder.</summary>
    /// <param name="destination">
    /// Folder to create; must not exist, or hold nothing but model cards (*.md), unless <paramref name="overwrite"/>.
    /// </param>
    /// <param name="overwrite">Replace an existing bundle. A folder that is not a bundle is never replaced.</param>
    /// <param name="manifestName">Name of the manifest, by which a bundle is told from other folders.</param>
    /// <exception cref="BundleException">The destination cannot be used.</exception>
    public BundleWriter(string destination, bool overwrite, string manifestName = BundleManifest.FileName)
    {
        _destination = Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));
        if (File.Exists(_destination))
        {
            throw new BundleException($"'{_destination}' is a file; give a folder to create.");
        }

        var occupied = Directory.Exists(_destination) && Directory.EnumerateFileSystemEntries(_destination).Any(entry => !IsCard(entry));
        var isBundle = File.Exists(Path.Combine(_destination, manifestName));
        if (occupied && !(overwrite && isBundle))
        {
            throw new BundleException(isBundle
                ? $"'{_destination}' already holds a bundle. Give --force to replace it, or another folder."
                : $"'{_destination}' is not empty and not a bundle, so it is left alone. Give another folder.");
        }

        Folder = $"{_destination}.partial-{Guid.NewGuid():N}";
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Temporary folder to write the files into.</summary>
    public string Folder { get; }

    /// <summary>Hashes the files, writes the manifest and moves the folder to its destination.</summary>
    /// <param name="describe">Makes the manifest from the list of files.</param>
    public BundleManifest Commit(Func<IReadOnlyList<BundleFile>, BundleManifest> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var manifest = describe(Files());
        ManifestRules.Check(Folder, manifest);
        Move(BundleManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, BundleJson.Default.BundleManifest));
        return manifest;
    }

    /// <summary>The same for a bundle with an embedding model.</summary>
    /// <param name="describe">Makes the manifest from the list of files.</param>
    public EmbeddingManifest Commit(Func<IReadOnlyList<BundleFile>, EmbeddingManifest> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var manifest = describe(Files());
        EmbeddingRules.Check(Folder, manifest);
        Move(EmbeddingManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, BundleJson.Default.EmbeddingManifest));
        return manifest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_committed && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private List<BundleFile> Files() =>
    [
        .. Directory.EnumerateFiles(Folder)
            .Order(StringComparer.Ordinal)
            .Select(path => new BundleFile(Path.GetFileName(path), new FileInfo(path).Length, Bundle.Sha256(path))),
    ];

    private void Move(string manifestName, byte[] manifest)
    {
        File.WriteAllBytes(Path.Combine(Folder, manifestName), [.. manifest, (byte)'\n']);
        KeepCompanions();
        if (Directory.Exists(_destination))
        {
            Directory.Delete(_destination, recursive: true);
        }

        Directory.Move(Folder, _destination);
        _committed = true;
    }

    private static bool IsCard(string path) => Path.GetExtension(path) == ".md";

    // A model card (README.md and the like) beside a bundle is a person's work: it survives a new export.
    private void KeepCompanions()
    {
        if (!Directory.Exists(_destination))
        {
            return;
        }

        foreach (var card in Directory.EnumerateFiles(_destination).Where(IsCard))
        {
            File.Copy(card, Path.Combine(Folder, Path.GetFileName(card)));
        }
    }
}
