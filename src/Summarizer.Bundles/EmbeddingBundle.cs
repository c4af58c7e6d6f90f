using System.Text.Json;

namespace Summarizer.Bundles;

/// <summary>An opened embedding bundle: a folder whose manifest was read and whose files were checked against it.</summary>
public sealed class EmbeddingBundle
{
    private const long MaxManifestBytes = 1 << 20;

    private EmbeddingBundle(string folder, EmbeddingManifest manifest) => (Folder, Manifest) = (folder, manifest);

    /// <summary>Full path of the bundle folder.</summary>
    public string Folder { get; }

    /// <summary>What the bundle contains.</summary>
    public EmbeddingManifest Manifest { get; }

    /// <summary>Whether a folder holds such a bundle, by its manifest's name alone.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, EmbeddingManifest.FileName));

    /// <summary>Full path of a file of the bundle.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Reads the manifest and checks the size and sha256 of every file before any of them is used.</summary>
    /// <exception cref="BundleException">A file is missing, damaged, outside the folder, or of another format version.</exception>
    public static EmbeddingBundle Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        var manifest = Read(full);
        EmbeddingRules.Check(full, manifest);
        foreach (var file in manifest.Files)
        {
            Bundle.Check(full, file);
        }

        return new EmbeddingBundle(full, manifest);
    }

    private static EmbeddingManifest Read(string folder)
    {
        var path = Path.Combine(folder, EmbeddingManifest.FileName);
        if (!File.Exists(path))
        {
            throw new BundleException(
                $"'{folder}' is not an embedding bundle: it has no {EmbeddingManifest.FileName}. The build makes artifacts/models/minilm.");
        }

        if (BundleFolder.Find(folder, EmbeddingManifest.FileName).Length > MaxManifestBytes)
        {
            throw new BundleException($"'{path}' has more than {MaxManifestBytes} bytes, so it is not a manifest that the exporter wrote.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), BundleJson.Default.EmbeddingManifest)
                ?? throw new BundleException($"'{path}' is empty. Build again.");
            return manifest.Format == EmbeddingManifest.CurrentFormat
                ? manifest
                : throw new BundleException(
                    $"'{path}' has format {manifest.Format}; this build reads format {EmbeddingManifest.CurrentFormat}. Build again.");
        }
        catch (JsonException e)
        {
            throw new BundleException($"'{path}' is not a valid manifest: {e.Message}", e);
        }
    }
}
