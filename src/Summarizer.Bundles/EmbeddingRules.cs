namespace Summarizer.Bundles;

/// <summary>What must hold for the manifest of an embedding bundle, whoever wrote it.</summary>
internal static class EmbeddingRules
{
    /// <exception cref="BundleException">A value is out of range or a file is missing from the list.</exception>
    public static void Check(string folder, EmbeddingManifest manifest)
    {
        ManifestRules.Name(folder, manifest.Name);
        ManifestRules.Files(folder, manifest.Files);
        ManifestRules.Stack(folder, "encoder", manifest.Encoder);
        ManifestRules.Range(folder, "max_tokens", manifest.MaxTokens, 8, 1 << 20);
        ManifestRules.Range(folder, "vocabulary", manifest.Vocabulary, 4, 1 << 24);
        foreach (var id in new[] { manifest.Tokens.Pad, manifest.Tokens.Unknown, manifest.Tokens.Start, manifest.Tokens.End })
        {
            ManifestRules.Range(folder, "tokens", id, 0, manifest.Vocabulary - 1);
        }

        foreach (var file in new[] { Bundle.EncoderGraph, manifest.Tokenizer })
        {
            if (!manifest.Files.Any(f => f.Path == file))
            {
                throw new BundleException($"The manifest in '{folder}' needs '{file}' but does not list it. Build again.");
            }
        }
    }
}
