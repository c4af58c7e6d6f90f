namespace Summarizer.Benchmarking.Comparison;

/// <summary>Where the time of one request went.</summary>
/// <param name="Tokenize">Filling the prompt and tokenizing.</param>
/// <param name="Queue">Accepted by the engine to start of the pass that reads the input.</param>
/// <param name="Read">That pass: encoding, or prefilling.</param>
/// <param name="Decode">Its end to the last token.</param>
/// <param name="FirstToken">TTFT: start of tokenizing to the first token.</param>
/// <param name="PerToken">TPOT: (last token - first token) / (tokens - 1); null for a single token.</param>
/// <param name="Gaps">ITL: time between each token and the one before it.</param>
/// <param name="EndToEnd">Start of tokenizing until the caller holds the whole output, on the caller's clock.</param>
internal sealed record RequestTimes(
    TimeSpan Tokenize, TimeSpan Queue, TimeSpan Read, TimeSpan Decode, TimeSpan FirstToken, TimeSpan? PerToken, IReadOnlyList<TimeSpan> Gaps, TimeSpan EndToEnd);

/// <summary>One turn of one model: its requests, made at once.</summary>
/// <param name="Requests">Times of each.</param>
/// <param name="Wall">First of them made to last of them done.</param>
/// <param name="Output">What the first of them wrote; null without a tokenizer.</param>
/// <param name="Disturbed">Whether the engine was at work for others when the turn began.</param>
internal sealed record Turn(IReadOnlyList<RequestTimes> Requests, TimeSpan Wall, string? Output, bool Disturbed);
