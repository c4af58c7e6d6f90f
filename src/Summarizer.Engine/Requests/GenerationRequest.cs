namespace Summarizer.Engine.Requests;

/// <summary>One input to read and how to write the output. Immutable.</summary>
public sealed record GenerationRequest
{
    /// <summary>Token ids of the input, without padding; 1 to the model's longest input.</summary>
    public required IReadOnlyList<int> InputIds { get; init; }

    /// <summary>Most tokens to write, not counting the start token; 1 to the model's longest output.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Fewest tokens to write before an end token may be chosen.</summary>
    public int MinTokens { get; init; }

    /// <summary>Write exactly <see cref="MaxTokens"/>: end tokens are ordinary tokens. For measurements.</summary>
    public bool IgnoreEnd { get; init; }

    /// <summary>How the next token is chosen.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Beam search; null for one sequence.</summary>
    public BeamOptions? Beams { get; init; }

    /// <summary>What the output may consist of; null for anything. Not shared between requests.</summary>
    public TokenConstraint? Constraint { get; init; }

    /// <summary>
    /// Outputs to judge instead of writing one: the result says how probable each is as the beginning of the output (<see
    /// cref="GenerationResult.CandidateScores"/>). They are read several at a time, each in a row of its own, in the same steps in which
    /// other requests write. Empty for a request that writes.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Candidates { get; init; } = [];

    /// <summary>
    /// Give the mean of the encoder's output with the result: a vector that stands for the input's meaning. A decoder-only model has none.
    /// </summary>
    public bool WantsEmbedding { get; init; }

    /// <summary>Whether it goes on with work that was taken in before; then it is not refused for the time that it would wait.</summary>
    public bool Continues { get; init; }

    /// <summary>Texts that end the output, at most four; the text itself is left out. Needs a tokenizer.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>For whom it waits in the queue.</summary>
    public Caller Caller { get; init; } = Caller.Unnamed;
}
