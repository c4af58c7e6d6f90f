namespace Summarizer.Export.Graphs;

/// <summary>Lengths that the graphs are made for.</summary>
/// <param name="InputTokens">Longest input; a sliding window that reaches further is left out.</param>
/// <param name="DecoderPositions">Rows of the rotary tables of the decoder: the most tokens that its cache can reach.</param>
internal readonly record struct GraphLimits(int InputTokens, int DecoderPositions)
{
    // A speculative step may run a few positions past the last token.
    private const int Spare = 16;
    private const int Multiple = 64;

    /// <summary>Limits for the given numbers of tokens.</summary>
    /// <param name="inputTokens">Longest input.</param>
    /// <param name="outputTokens">Longest output.</param>
    /// <param name="decoderOnly">Whether the decoder reads the input as well.</param>
    public static GraphLimits Of(int inputTokens, int outputTokens, bool decoderOnly)
    {
        var most = (decoderOnly ? inputTokens : 1) + outputTokens + Spare;
        return new(inputTokens, (most + Multiple - 1) / Multiple * Multiple);
    }
}
