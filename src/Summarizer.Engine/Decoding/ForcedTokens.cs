namespace Summarizer.Engine.Decoding;

/// <summary>Tokens that a model writes at fixed places (HF ForcedBOSTokenLogitsProcessor and ForcedEOSTokenLogitsProcessor).</summary>
/// <param name="First">The first token; null for any.</param>
/// <param name="Last">The last one that is possible; null for any.</param>
/// <param name="MaxTokens">Most tokens to write.</param>
internal readonly record struct ForcedTokens(int? First, int? Last, int MaxTokens)
{
    /// <summary>The token that must follow after some were written; null for any.</summary>
    public int? At(int written) => written == MaxTokens - 1 && Last is not null ? Last : written == 0 ? First : null;
}
