namespace Summarizer.Compression;

/// <summary>How many tokens a request allows.</summary>
internal static class CompressionBudget
{
    private const double DefaultRate = 0.3;

    /// <summary>Most tokens of the context.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tokens">Tokens of its documents.</param>
    public static int Of(CompressRequest request, IReadOnlyList<int> tokens) =>
        request.TargetTokens ?? (int)(tokens.Sum(t => (long)t) * (request.Rate ?? (request.ScoreThreshold is null ? DefaultRate : 1)));
}
