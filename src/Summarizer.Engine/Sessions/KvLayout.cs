using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>What one slot of the KV cache holds.</summary>
internal sealed record KvLayout
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Reads the shapes of a model.</summary>
    /// <param name="model">Manifest.</param>
    /// <param name="maxInputTokens">Longest input served.</param>
    /// <exception cref="BundleException">The caches are of a type that this build cannot compute with.</exception>
    public KvLayout(BundleManifest model, int maxInputTokens)
    {
        Layers = model.Decoder.Layers;
        SelfType = TensorTypes.Of(model.SelfCache);
        CrossType = TensorTypes.Of(model.CrossCache);
        InputTokens = maxInputTokens;
        OutputTokens = model.Limits.MaxOutputTokens;
        Self = new CacheShape(model.Decoder.KeyValueHeads, OutputTokens, model.Decoder.HeadWidth);
        if (model.Encoder is null)
        {
            Self = Self with { Capacity = InputTokens + OutputTokens };
        }
        else
        {
            Cross = Self with { Capacity = InputTokens };
        }
    }

    /// <summary>Longest input.</summary>
    public int InputTokens { get; }

    /// <summary>Longest output.</summary>
    public int OutputTokens { get; }

    /// <summary>Decoder layers.</summary>
    public int Layers { get; }

    /// <summary>Element type of the self-attention cache.</summary>
    public TensorElementType SelfType { get; }

    /// <summary>Element type of the cross-attention cache.</summary>
    public TensorElementType CrossType { get; }

    /// <summary>Whether the cross-attention is over 8-bit keys and values.</summary>
    public bool HasInt8Cross => Cross is not null && CrossType == TensorElementType.Int8;

    /// <summary>
    /// Self-attention keys of one layer; the values are alike. The start token takes a position, the last token written needs none. A
    /// decoder-only model keeps its input here too.
    /// </summary>
    public CacheShape Self { get; }

    /// <summary>Cross-attention keys of one layer; the values are alike. Null for a decoder-only model.</summary>
    public CacheShape? Cross { get; }

    /// <summary>Memory of one slot in bytes.</summary>
    public long SlotBytes => 2 * Layers * (Self.Bytes(SelfType) + (Cross?.Bytes(CrossType) ?? 0));

    /// <summary>How many slots a budget allows.</summary>
    /// <param name="most">Slots wanted.</param>
    /// <param name="budgetMiB">Memory for all of them.</param>
    /// <exception cref="ArgumentException">Not even one fits.</exception>
    public int SlotsWithin(int most, int budgetMiB)
    {
        var fitting = budgetMiB * Mebibyte / SlotBytes;
        return fitting > 0
            ? (int)Math.Min(most, fitting)
            : throw new ArgumentException(
                $"KvCacheMiB is {budgetMiB}, but one sequence of {InputTokens} input and {OutputTokens} output tokens needs {((SlotBytes - 1) / Mebibyte) + 1} MiB. Raise KvCacheMiB or lower MaxInputTokens.",
                nameof(budgetMiB));
    }
}
