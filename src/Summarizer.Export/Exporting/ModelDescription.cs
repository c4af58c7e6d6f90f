using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;

namespace Summarizer.Export.Exporting;

/// <summary>What the manifest says about the model itself.</summary>
internal static class ModelDescription
{
    /// <summary>Shape of a stack.</summary>
    public static StackShape Shape(StackConfig stack) => new()
    {
        Layers = stack.Layers,
        Hidden = stack.Hidden,
        Heads = stack.Heads,
        KeyValueHeads = stack.KeyValueHeads,
        HeadWidth = stack.HeadWidth,
        FeedForward = stack.FeedForward,
    };

    /// <summary>Ids with a meaning.</summary>
    public static SpecialTokens Tokens(ModelConfig config, TokenizerFile? tokenizer) => new()
    {
        Pad = config.Pad,
        DecoderStart = config.DecoderStart,
        InputStart = tokenizer?.InputStart,
        End = config.End,
    };

    /// <summary>Stored weights that the graphs use.</summary>
    public static long Parameters(Checkpoint checkpoint) => checkpoint.Tensors
        .Where(tensor => GraphWeights.IsUsed(checkpoint.Config, tensor.Key))
        .Sum(tensor => tensor.Value.Elements);
}
