using System.Text.Json;
using Summarizer.Bundles;
using Summarizer.Pointer.Features;

namespace Summarizer.Pointer.Bundles;

/// <summary>An opened pointer bundle: a folder whose manifest was read and whose files were checked against it.</summary>
public sealed class PointerBundle
{
    private static readonly string Default = Path.Combine("models", "pointer");

    private PointerBundle(string folder, PointerManifest manifest) => (Folder, Manifest) = (folder, manifest);

    /// <summary>Full path of the bundle folder.</summary>
    public string Folder { get; }

    /// <summary>What the bundle contains.</summary>
    public PointerManifest Manifest { get; }

    /// <summary>The configured folder, else the nearest <c>models/pointer</c> with a manifest at or above one of the places; null for none.</summary>
    /// <param name="configured">What a person asked for; not checked here.</param>
    /// <param name="places">Where to begin, in order: usually the folder of the program.</param>
    public static string? Find(string? configured, params IEnumerable<string> places) => string.IsNullOrWhiteSpace(configured)
        ? places.SelectMany(AndAbove).Select(folder => Path.Combine(folder, Default)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, PointerManifest.FileName)))
        : configured;

    /// <summary>Reads the manifest and checks the size and sha256 of every file before any of them is used.</summary>
    /// <exception cref="BundleException">A file is missing, damaged, or of another version.</exception>
    public static PointerBundle Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        var path = Path.Combine(full, PointerManifest.FileName);
        if (!File.Exists(path))
        {
            throw new BundleException($"'{full}' is not a pointer bundle: it has no {PointerManifest.FileName}. Give a folder like models/pointer.");
        }

        var manifest = Read(path);
        foreach (var file in manifest.Files)
        {
            Check(full, file);
        }

        return new PointerBundle(full, manifest);
    }

    private static PointerManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), PointerJson.Default.PointerManifest) ?? throw new BundleException($"'{path}' is empty.");
            return manifest switch
            {
                { Format: not PointerManifest.CurrentFormat } => throw new BundleException(
                    $"'{path}' has format {manifest.Format}; this build reads format {PointerManifest.CurrentFormat}. Take the bundle that belongs to this build."),
                { Features: not SentenceFeatures.Version } => throw new BundleException(
                    $"'{path}' was trained with version {manifest.Features} of the sentence features; this build computes version {SentenceFeatures.Version}. Train it again."),
                _ => manifest,
            };
        }
        catch (JsonException e)
        {
            throw new BundleException($"'{path}' is not a valid manifest: {e.Message}", e);
        }
    }

    private static void Check(string folder, BundleFile file)
    {
        var path = Path.Combine(folder, file.Path);
        if (Path.GetFileName(file.Path) != file.Path || !File.Exists(path) || new FileInfo(path).Length != file.Bytes || Bundle.Sha256(path) != file.Sha256)
        {
            throw new BundleException($"'{path}' is missing, or is not the file of {file.Bytes} bytes that the manifest lists. Copy the bundle again.");
        }
    }

    private static IEnumerable<string> AndAbove(string place)
    {
        for (var folder = Path.GetFullPath(place); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
