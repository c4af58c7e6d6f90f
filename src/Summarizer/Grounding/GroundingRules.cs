namespace Summarizer.Grounding;

/// <summary>How closely an output must follow its source.</summary>
/// <param name="MinimumTokens">Tokens of a span after which it may end at any word; 0 when it must reach its end (whole sentences).</param>
internal readonly record struct GroundingRules(int MinimumTokens)
{
    /// <summary>Whole sentences only.</summary>
    public static GroundingRules WholeSentences => new(0);

    /// <summary>Whether a span may end before its last character.</summary>
    public bool MayEndEarly => MinimumTokens > 0;
}
