using Summarizer.Bundles;
using Summarizer.Cli.Running;
using Summarizer.Export.Checkpoints;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Cli.Planning;

/// <summary>Finds what a name on the command line stands for: a known model, a bundle, or a checkpoint's configuration.</summary>
internal static class PlannedModels
{
    /// <exception cref="CommandException">Nothing has this name.</exception>
    public static ModelArchitecture Find(string name)
    {
        if (KnownModels.Find(name) is { } known)
        {
            return known;
        }

        if (IsBundle(name))
        {
            return ModelArchitecture.Of(Bundle.Open(name).Manifest);
        }

        return File.Exists(name) || Directory.Exists(name)
            ? Of(
                CheckpointShape.Read(name),
                Path.GetFileName(Path.GetFullPath(Directory.Exists(name) ? name : Path.GetDirectoryName(Path.GetFullPath(name))!)))
            : throw new CommandException(
                $"'{name}' is neither a known model nor a bundle, a checkpoint folder or a config.json. Known models are "
                    + $"{string.Join(", ", KnownModels.All.Select(m => m.Name))}.");
    }

    /// <summary>Whether it can be loaded and measured.</summary>
    public static bool IsBundle(string name) => File.Exists(Path.Combine(name, BundleManifest.FileName));

    private static ModelArchitecture Of(CheckpointShape shape, string name) => new()
    {
        Name = name,
        Encoder = shape.Encoder,
        Decoder = shape.Decoder,
        Vocabulary = shape.Vocabulary,
        Parts = shape switch
        {
            { ModelType: "bart" } => LayerParts.Bart,
            { ModelType: "t5" or "mt5", IsGated: true } => LayerParts.GatedT5,
            { ModelType: "t5" or "mt5" } => LayerParts.T5,
            _ => LayerParts.Gemma,
        },
        SharedEmbeddings = shape.HasOneTable,
        MergedAttention = shape.IsSecondGeneration,
        QueryKeyNorms = shape.QueryKeyNorms,
        SeparateHead = !shape.TiedHead,
        SlidingWindow = shape.SlidingWindow,
        FullAttentionEvery = shape.FullAttentionLayers == 0
            ? shape.Decoder.Layers + 1
            : Math.Max(1, shape.Decoder.Layers / shape.FullAttentionLayers),
    };
}
