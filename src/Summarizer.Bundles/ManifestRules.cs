namespace Summarizer.Bundles;

/// <summary>Checks that the numbers of a manifest can be true, before any memory is reserved from them.</summary>
internal static class ManifestRules
{
    private const int MaxDimension = 1 << 20;

    public static void Check(string folder, BundleManifest manifest)
    {
        Stack(folder, "decoder", manifest.Decoder);
        if (manifest.Encoder is { } encoder)
        {
            Stack(folder, "encoder", encoder);
        }

        Range(folder, "limits.vocabulary", manifest.Limits.Vocabulary, 1, 1 << 24);
        Range(folder, "limits.max_input_tokens", manifest.Limits.MaxInputTokens, 1, MaxDimension);
        Range(folder, "limits.max_output_tokens", manifest.Limits.MaxOutputTokens, 1, MaxDimension);
        foreach (var id in manifest.Tokens.End.Append(manifest.Tokens.Pad).Append(manifest.Tokens.DecoderStart).Append(manifest.Tokens.InputStart ?? 0))
        {
            Range(folder, "tokens", id, 0, manifest.Limits.Vocabulary - 1);
        }

        Listed(folder, manifest, Bundle.DecoderGraph);
        if (manifest.Encoder is not null)
        {
            Listed(folder, manifest, Bundle.EncoderGraph);
        }

        if (manifest.Tokenizer is { } tokenizer)
        {
            Listed(folder, manifest, tokenizer);
        }
    }

    private static void Stack(string folder, string name, StackShape shape)
    {
        Range(folder, name + ".layers", shape.Layers, 1, 1024);
        Range(folder, name + ".hidden", shape.Hidden, 1, MaxDimension);
        Range(folder, name + ".heads", shape.Heads, 1, 1024);
        Range(folder, name + ".key_value_heads", shape.KeyValueHeads, 1, shape.Heads);
        Range(folder, name + ".head_width", shape.HeadWidth, 1, 4096);
        Range(folder, name + ".feed_forward", shape.FeedForward, 1, MaxDimension);
    }

    private static void Range(string folder, string field, int value, int low, int high)
    {
        if (value < low || value > high)
        {
            throw new BundleException($"The manifest in '{folder}' says {field} = {value}; it must be {low} to {high}. Export the checkpoint again.");
        }
    }

    private static void Listed(string folder, BundleManifest manifest, string file)
    {
        if (!manifest.Files.Any(f => f.Path == file))
        {
            throw new BundleException($"The manifest in '{folder}' needs '{file}' but does not list it. Export the checkpoint again.");
        }
    }
}
