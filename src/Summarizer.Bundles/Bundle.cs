using System.Security.Cryptography;
using System.Text.Json;

namespace Summarizer.Bundles;

/// <summary>An opened model bundle: a folder whose manifest was read and whose files were checked against it.</summary>
public sealed class Bundle
{
    /// <summary>Name of the encoder graph.</summary>
    public const string EncoderGraph = "encoder.onnx";

    /// <summary>Name of the decoder graph.</summary>
    public const string DecoderGraph = "decoder.onnx";

    /// <summary>
    /// Name of the graph that any program of ONNX Runtime GenAI can drive, over the weights of the others; bundles of encoder-decoders have
    /// it if they were asked for it.
    /// </summary>
    public const string GenAiGraph = "model.onnx";

    private const long MaxManifestBytes = 1 << 20;

    private Bundle(string folder, BundleManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
    }

    /// <summary>Full path of the bundle folder.</summary>
    public string Folder { get; }

    /// <summary>What the bundle contains.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Full path of a file that the manifest lists.</summary>
    /// <exception cref="BundleException">The manifest does not list it.</exception>
    public string PathOf(string file) => Manifest.Files.Any(f => f.Path == file)
        ? Path.Combine(Folder, file)
        : throw new BundleException($"The bundle '{Folder}' has no file '{file}' in its manifest. Export the checkpoint again.");

    /// <summary>Reads the manifest and checks the size and sha256 of every file before any of them is used.</summary>
    /// <param name="folder">Bundle folder.</param>
    /// <exception cref="BundleException">A file is missing, damaged, outside the folder, or of another format version.</exception>
    public static Bundle Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        var manifest = ReadManifest(full);
        ManifestRules.Check(full, manifest);
        foreach (var file in manifest.Files)
        {
            Check(full, file);
        }

        return new Bundle(full, manifest);
    }

    /// <summary>Hash of a file as the manifest stores it.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static BundleManifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, BundleManifest.FileName);
        if (!File.Exists(path))
        {
            throw new BundleException($"'{folder}' is not a model bundle: it has no {BundleManifest.FileName}. Make one with 'summarizer export'.");
        }

        var bytes = BundleFolder.Find(folder, BundleManifest.FileName).Length;
        if (bytes > MaxManifestBytes)
        {
            throw new BundleException($"'{path}' has {bytes} bytes; a manifest has at most {MaxManifestBytes}. It is not one that 'summarizer export' wrote.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), BundleJson.Default.BundleManifest)
                ?? throw new BundleException($"'{path}' is empty. Export the checkpoint again.");
            return manifest.Format == BundleManifest.CurrentFormat
                ? manifest
                : throw new BundleException($"'{path}' has format {manifest.Format}; this build reads format {BundleManifest.CurrentFormat}. Export the checkpoint again.");
        }
        catch (JsonException e)
        {
            throw new BundleException($"'{path}' is not a valid manifest: {e.Message}", e);
        }
    }

    /// <summary>Checks one file against the manifest that lists it.</summary>
    internal static void Check(string folder, BundleFile file)
    {
        var info = BundleFolder.Find(folder, file.Path);
        if (!info.Exists)
        {
            throw new BundleException($"The bundle '{folder}' lacks '{file.Path}' ({file.Bytes} bytes).");
        }

        if (info.Length != file.Bytes)
        {
            throw new BundleException($"'{info.FullName}' has {info.Length} bytes; the manifest says {file.Bytes}. The file is damaged: copy or export it again.");
        }

        var hash = Sha256(info.FullName);
        if (!string.Equals(hash, file.Sha256, StringComparison.Ordinal))
        {
            throw new BundleException($"'{info.FullName}' has sha256 {hash}; the manifest says {file.Sha256}. The file is damaged: copy or export it again.");
        }
    }
}
