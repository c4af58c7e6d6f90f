using System.Text.Json;
using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Text;

namespace Summarizer.Export.Synthesis;

/// <summary>A model bundle with random weights to make.</summary>
public sealed record RandomBundleOptions
{
    /// <summary>Shape of the model.</summary>
    public required ModelShapeSpec Shape { get; init; }

    /// <summary>Bundle folder to create.</summary>
    public required string Output { get; init; }

    /// <summary>Precision of the weights.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Seed of the weights; the same seed, shape and precision give the same graphs.</summary>
    /// <value>Defaults to 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Name that clients will use; null for the name of <see cref="Output"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Longest input; null for that of <see cref="Like"/>, or else of the shape.</summary>
    public int? MaxInputTokens { get; init; }

    /// <summary>Longest output; null for that of <see cref="Like"/>, or else a quarter of the longest input, at least 128.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Bundle whose tokenizer, special ids, prompts and limits are taken over, so that equal text becomes equal tokens; null for none.</summary>
    public Bundle? Like { get; init; }

    /// <summary>Replace an existing bundle.</summary>
    public bool Overwrite { get; init; }
}

/// <summary>Makes model bundles with random weights, marked as worth nothing but measurements.</summary>
public static class RandomBundle
{
    // Changes when the same options begin to give another bundle.
    private const int Recipe = 1;

    /// <summary>Writes a random checkpoint into a temporary folder and exports it; a failure leaves nothing behind.</summary>
    /// <param name="options">What to make and where.</param>
    /// <param name="progress">Told of every stage.</param>
    /// <param name="cancellationToken">Stops between tensors.</param>
    /// <exception cref="ExportException">The bundle cannot be made.</exception>
    /// <exception cref="BundleException">The destination cannot be used.</exception>
    public static ExportReport Make(RandomBundleOptions options, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var scratch = Directory.CreateTempSubdirectory("summarizer-random-").FullName;
        try
        {
            var like = options.Like;
            var checkpoint = Path.Combine(scratch, $"random weights, seed {options.Seed}");
            var synthesis = new SynthesisOptions
            {
                Seed = options.Seed,
                Tokens = like?.Manifest.Tokens,
                TokenizerModel = like?.Manifest.Tokenizer is { } tokenizer ? like.PathOf(tokenizer) : null,
            };
            CheckpointSynthesizer.Write(options.Shape, checkpoint, synthesis, progress, cancellationToken);
            if (like is not null)
            {
                WriteTextSettings(checkpoint, like.Manifest);
            }

            var export = new ExportOptions
            {
                Checkpoint = checkpoint,
                Output = options.Output,
                Precision = options.Precision,
                Name = options.Name,
                MaxInputTokens = options.MaxInputTokens ?? like?.Manifest.Limits.MaxInputTokens,
                MaxOutputTokens = options.MaxOutputTokens ?? like?.Manifest.Limits.MaxOutputTokens,
                Quality = ModelQuality.None,
                Like = like is null ? null : Key(like),
                Overwrite = options.Overwrite,
            };
            return CheckpointExporter.Export(export, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Stands for all that a random bundle takes over from another one, and for how: it changes when a bundle made like that one would be another.</summary>
    public static string Key(Bundle like)
    {
        ArgumentNullException.ThrowIfNull(like);

        // The manifest holds the hash of every file.
        return $"{Recipe}:{Bundle.Sha256(Path.Combine(like.Folder, BundleManifest.FileName))}";
    }

    private static void WriteTextSettings(string checkpoint, BundleManifest like)
    {
        var prompts = like.Prompts.ToDictionary(prompt => prompt.Key, prompt => new { template = prompt.Value.Template, extractiveness = prompt.Value.Extractiveness });
        File.WriteAllText(Path.Combine(checkpoint, PromptFile.Name), JsonSerializer.Serialize(prompts));
        File.WriteAllText(Path.Combine(checkpoint, InputEndRules.SettingsName), JsonSerializer.Serialize(new { add_bos_token = like.Tokens.InputStart is not null, add_eos_token = like.Tokens.InputEnd is not null }));
    }
}
