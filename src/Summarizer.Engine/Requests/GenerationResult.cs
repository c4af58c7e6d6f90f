namespace Summarizer.Engine.Requests;

/// <summary>Why the output ended.</summary>
public enum FinishReason
{
    /// <summary>An end token or a stop text.</summary>
    Stop,

    /// <summary>The most tokens allowed were written.</summary>
    Length,
}

/// <summary>
/// One written token. The ids of all tokens are <see cref="GenerationResult.OutputIds"/>, their texts together <see
/// cref="GenerationResult.Text"/>. A token that ends within a character, or within what may become a stop text, appears one step later.
/// </summary>
/// <param name="Id">Token id.</param>
/// <param name="Text">Whole characters that became certain with it; empty without a tokenizer.</param>
/// <param name="Elapsed">Request accepted to the token chosen, on the engine's clock.</param>
public readonly record struct GeneratedToken(int Id, string Text, TimeSpan Elapsed = default);

/// <summary>The whole output.</summary>
public sealed record GenerationResult
{
    /// <summary>Written ids, without the start token and without the end token; those that spell a stop text are among them.</summary>
    public required IReadOnlyList<int> OutputIds { get; init; }

    /// <summary>The end token after them; null when the output ended at its limit or at a stop text.</summary>
    public int? EndToken { get; init; }

    /// <summary>Decoded output without stop text; null without a tokenizer.</summary>
    public string? Text { get; init; }

    /// <summary>Why it ended.</summary>
    public required FinishReason FinishReason { get; init; }

    /// <summary>
    /// Length-normalised log-probability of the best beam; null without beam search, and from a runtime that does not tell it.
    /// </summary>
    public double? Score { get; init; }

    /// <summary>All finished beams, best first; empty without beam search.</summary>
    public IReadOnlyList<BeamHypothesis> Hypotheses { get; init; } = [];

    /// <summary>
    /// Natural logarithm of the joint probability of the tokens of each of the request's candidates, in their order; empty for a request
    /// that has none.
    /// </summary>
    public IReadOnlyList<double> CandidateScores { get; init; } = [];

    /// <summary>Mean of the encoder's output over the input's tokens, [encoder width]; null unless the request wanted it.</summary>
    public float[]? Embedding { get; init; }

    /// <summary>Where the time went.</summary>
    public required GenerationTimings Timings { get; init; }
}

/// <summary>One finished beam.</summary>
/// <param name="OutputIds">Written ids, without start and end tokens.</param>
/// <param name="Score">
/// Sum of log-probabilities over length (including the end token) to the length penalty; null from a runtime that does not tell it.
/// </param>
/// <param name="EndToken">The end token after them; null when the beam ended at its limit.</param>
public sealed record BeamHypothesis(IReadOnlyList<int> OutputIds, double? Score, int? EndToken = null);

/// <summary>
/// Where the time of one request went. <see cref="Queue"/>, <see cref="Encode"/> and <see cref="Decode"/> follow each other without a gap
/// and add up to <see cref="Total"/>. The end token counts as a token here. Beams are certain only at the end: with them the first token is
/// the last. In a decoder-only model reading the input (prefill) takes the place of the encoder pass.
/// </summary>
/// <param name="Queue">Accepted to start of the encoder pass or of the first chunk.</param>
/// <param name="Encode">
/// The encoder pass, which may be shared with other requests. Decoder-only: first chunk to the end of the last, including steps of other
/// requests between them.
/// </param>
/// <param name="Decode">From then to the last token, including the reading of other requests.</param>
/// <param name="FirstToken">TTFT: accepted to the first token, queue included.</param>
/// <param name="PerToken">TPOT: (last token - first token) / (tokens - 1); null below two tokens and with beam search.</param>
/// <param name="Total">Accepted to the last token.</param>
public sealed record GenerationTimings(
    TimeSpan Queue, TimeSpan Encode, TimeSpan Decode, TimeSpan FirstToken, TimeSpan? PerToken, TimeSpan Total);
