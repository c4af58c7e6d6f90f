namespace Summarizer.Bundles;

/// <summary>Checks that the numbers of a manifest can be true, before any memory is reserved from them.</summary>
internal static class ManifestRules
{
    private const int MaxDimension = 1 << 20;
    private const int MaxFiles = 64;
    private const int MaxNameLength = 128;

    public static void Check(string folder, BundleManifest manifest)
    {
        Name(folder, manifest.Name);
        Files(folder, manifest.Files);
        Stack(folder, "decoder", manifest.Decoder);
        if (manifest.Encoder is { } encoder)
        {
            Stack(folder, "encoder", encoder);
        }

        Range(folder, "limits.vocabulary", manifest.Limits.Vocabulary, 1, MaxDimension);
        Range(folder, "limits.max_input_tokens", manifest.Limits.MaxInputTokens, 1, MaxDimension);
        Range(folder, "limits.max_output_tokens", manifest.Limits.MaxOutputTokens, 1, MaxDimension);
        var (tokens, generation) = (manifest.Tokens, manifest.Generation);
        foreach (var id in (int[])[.. tokens.End, tokens.Pad, tokens.DecoderStart, tokens.InputStart ?? 0, tokens.InputEnd ?? 0, generation.FirstToken ?? 0, generation.LastToken ?? 0])
        {
            Range(folder, "tokens", id, 0, manifest.Limits.Vocabulary - 1);
        }

        Range(folder, "generation.beams", generation.Beams, 1, 64);
        Range(folder, "generation.no_repeat_ngram_size", generation.NoRepeatNgramSize, 0, manifest.Limits.MaxOutputTokens);
        Range(folder, "generation.min_tokens", generation.MinTokens, 0, manifest.Limits.MaxOutputTokens);
        Range(folder, "generation.max_tokens", generation.MaxTokens ?? 1, 1, manifest.Limits.MaxOutputTokens);
        if (!double.IsFinite(generation.LengthPenalty) || !(generation.RepetitionPenalty > 0 && double.IsFinite(generation.RepetitionPenalty)))
        {
            throw new BundleException($"The manifest in '{folder}' says generation.length_penalty = {generation.LengthPenalty} and repetition_penalty = {generation.RepetitionPenalty}; both must be finite, and the second above 0. Export the checkpoint again.");
        }

        if (manifest.Prompts.FirstOrDefault(p => p.Value is null) is { Key: { } task })
        {
            throw new BundleException($"The manifest in '{folder}' has a prompt for '{task}' that is null. Export the checkpoint again.");
        }

        foreach (var (prompt, weights) in manifest.Prompts.Where(p => p.Value.Sentences is not null).Select(p => (p.Key, p.Value.Sentences!)))
        {
            Sentences(folder, $"prompts.{prompt}.sentences", weights, manifest.Limits);
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

    // It is a name that clients send and that stands in logs and headers.
    internal static void Name(string folder, string name)
    {
        if (name.Length is 0 or > MaxNameLength || name.Any(c => c is <= ' ' or > '~'))
        {
            throw new BundleException($"The manifest in '{folder}' has a name that is not 1 to {MaxNameLength} visible ASCII characters. Export the checkpoint again with --name.");
        }
    }

    internal static void Files(string folder, IReadOnlyList<BundleFile> files)
    {
        Range(folder, "files.count", files.Count, 0, MaxFiles);
        if (files.Any(f => f is null))
        {
            throw new BundleException($"The manifest in '{folder}' lists a file that is null. Export the checkpoint again.");
        }

        foreach (var file in files)
        {
            BundleFolder.Find(folder, file.Path);
        }

        if (files.FirstOrDefault(f => f.Bytes < 1) is { } empty)
        {
            throw new BundleException($"The manifest in '{folder}' says that '{empty.Path}' has {empty.Bytes} bytes; it must be at least 1. Export the checkpoint again.");
        }

        if (files.GroupBy(f => f.Path).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new BundleException($"The manifest in '{folder}' lists '{twice.Key}' twice. Export the checkpoint again.");
        }
    }

    internal static void Stack(string folder, string name, StackShape shape)
    {
        Range(folder, name + ".layers", shape.Layers, 1, 1024);
        Range(folder, name + ".hidden", shape.Hidden, 1, MaxDimension);
        Range(folder, name + ".heads", shape.Heads, 1, 1024);
        Range(folder, name + ".key_value_heads", shape.KeyValueHeads, 1, shape.Heads);
        Range(folder, name + ".head_width", shape.HeadWidth, 1, 4096);
        Range(folder, name + ".feed_forward", shape.FeedForward, 1, MaxDimension);
    }

    private static void Sentences(string folder, string name, SentenceWeights weights, ModelLimits limits)
    {
        if (weights.Markers.Count == 0)
        {
            Range(folder, name + ".opening_tokens", weights.OpeningTokens, 1, limits.MaxOutputTokens);
        }

        Range(folder, name + ".markers.count", weights.Markers.Count, 0, limits.MaxInputTokens / 4);
        foreach (var token in weights.Markers.Append(weights.Refusal))
        {
            Range(folder, name + ".markers", token, 0, limits.Vocabulary - 1);
        }

        foreach (var length in weights.Lengths)
        {
            if (length is not { Words: >= 1 and <= MaxDimension })
            {
                throw new BundleException($"The manifest in '{folder}' has in {name}.lengths an entry of {length?.Words ?? double.NaN} words; it must be 1 to {MaxDimension}. Export the checkpoint again.");
            }

            Range(folder, name + ".lengths.token", length.Token, 0, limits.Vocabulary - 1);
        }
    }

    internal static void Range(string folder, string field, int value, int low, int high)
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
