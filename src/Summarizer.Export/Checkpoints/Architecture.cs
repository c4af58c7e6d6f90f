namespace Summarizer.Export.Checkpoints;

/// <summary>Model families whose graphs can be built.</summary>
internal enum Architecture
{
    /// <summary>Encoder-decoder with separate cross-attention, both soft-caps; <c>model_type</c> t5gemma.</summary>
    T5Gemma,

    /// <summary>Encoder-decoder with merged attention, q/k norms, two ropes; <c>model_type</c> t5gemma2.</summary>
    T5Gemma2,

    /// <summary>Decoder-only with both soft-caps; <c>model_type</c> gemma2.</summary>
    Gemma2,

    /// <summary>Decoder-only with q/k norms and two ropes; <c>model_type</c> gemma3_text, or gemma3 around it.</summary>
    Gemma3,

    /// <summary>Encoder-decoder with relative positions: T5 1.0 and 1.1, FLAN-T5 (<c>model_type</c> t5) and mT5 (mt5).</summary>
    T5,

    /// <summary>Encoder-decoder with learned positions and norms after each sublayer; <c>model_type</c> bart.</summary>
    Bart,
}

/// <summary>What one Gemma family does with a configuration; read in the transformers 5.12.1 configuration and modeling files of that family.</summary>
/// <param name="AttentionSoftCap">Default of <c>attn_logit_softcapping</c>, or null where the modeling code ignores the field.</param>
/// <param name="FinalSoftCap">Default of <c>final_logit_softcapping</c>; null for none.</param>
/// <param name="FullAttentionEvery">Default layer pattern: every n-th layer sees everything, the others a window.</param>
/// <param name="TwoRopes">Whether sliding and full layers have a rope each.</param>
/// <param name="QueryKeyNorms">Whether queries and keys are normalised per head.</param>
/// <param name="MaxPositions">Default of <c>max_position_embeddings</c>.</param>
internal sealed record FamilyRules(
    double? AttentionSoftCap, double? FinalSoftCap, int FullAttentionEvery, bool TwoRopes, bool QueryKeyNorms, int MaxPositions)
{
    private static readonly FamilyRules Second = new(50, 30, 2, TwoRopes: false, QueryKeyNorms: false, 8192);
    private static readonly FamilyRules Third = new(null, null, 6, TwoRopes: true, QueryKeyNorms: true, 131072);

    /// <summary>Rules of a family: T5Gemma follows Gemma 2, T5Gemma 2 follows Gemma 3.</summary>
    public static FamilyRules Of(Architecture architecture) => architecture is Architecture.T5Gemma or Architecture.Gemma2 ? Second : Third;
}
