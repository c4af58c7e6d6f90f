using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;
using Summarizer.Export.Text;

namespace Summarizer.Export.Exporting;

/// <summary>What the manifest says about the model itself.</summary>
internal static class ModelDescription
{
    /// <summary>Ids with a meaning.</summary>
    public static SpecialTokens Tokens(ModelConfig config, TokenizerFile? tokenizer) => new()
    {
        Pad = config.Pad,
        DecoderStart = config.DecoderStart,
        InputStart = tokenizer?.Ends.Start,
        InputEnd = tokenizer?.Ends.End,
        End = config.End,
    };

    /// <summary>How it writes, within the limits of the bundle.</summary>
    public static GenerationDefaults Generation(GenerationDefaults published, ModelLimits limits) => published with
    {
        MinTokens = Math.Min(published.MinTokens, limits.MaxOutputTokens),
        MaxTokens = published.MaxTokens is { } most ? Math.Min(most, limits.MaxOutputTokens) : null,
        NoRepeatNgramSize = Math.Min(published.NoRepeatNgramSize, limits.MaxOutputTokens),
    };

    /// <summary>Stored weights that the graphs use.</summary>
    public static long Parameters(Checkpoint checkpoint) => checkpoint.Tensors
        .Where(tensor => GraphWeights.IsUsed(checkpoint.Config, tensor.Key))
        .Sum(tensor => tensor.Value.Elements);
}
