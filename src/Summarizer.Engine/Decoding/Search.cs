using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// How the output of one request is searched for. A search owns one or more rows of the decode batch. Every step it is given the scores of
/// each of its rows, chooses, and says which token each row reads next and which rows continue another row's sequence.
/// </summary>
internal abstract class Search
{
    /// <summary>Rows that this search needs in the decode batch.</summary>
    public abstract int Rows { get; }

    /// <summary>Tokens in every row, the prompt included; the newest is not in the KV cache yet.</summary>
    public abstract int Length { get; }

    /// <summary>The first of these, which all rows have in common: the start token, or the input of a decoder-only model.</summary>
    public abstract int PromptLength { get; }

    /// <summary>Rows whose cache must become a copy of another row's before the next step. Sources are never targets.</summary>
    public abstract ReadOnlySpan<RowFork> Forks { get; }

    /// <summary>Why the search is over; null while it is not.</summary>
    public abstract FinishReason? Finished { get; }

    /// <summary>Output so far (single sequence), or of the best beam once finished; without prompt and end token.</summary>
    public abstract ReadOnlySpan<int> Output { get; }

    /// <summary>The end token that ended <see cref="Output"/>; null while it goes on, and when it ended otherwise.</summary>
    public abstract int? EndToken { get; }

    /// <summary>Finished beams, best first; empty without beam search.</summary>
    public virtual IReadOnlyList<BeamHypothesis> Hypotheses => [];

    /// <summary>Log-probabilities of the candidates that were given; empty when it writes.</summary>
    public virtual IReadOnlyList<double> CandidateScores => [];

    /// <summary>Guesses the tokens that will be chosen next, so that a run can read them along with <see cref="NextInput"/>.</summary>
    /// <param name="guess">Receives them.</param>
    /// <returns>How many; 0 for none.</returns>
    public virtual int Guess(Span<int> guess) => 0;

    /// <summary>Tells how the last guess went.</summary>
    /// <param name="guessed">Its tokens, at least one.</param>
    /// <param name="right">How many of them, from the first on, were chosen.</param>
    public virtual void Learn(int guessed, int right)
    {
    }

    /// <summary>Token that a row reads next.</summary>
    public abstract int NextInput(int row);

    /// <summary>Takes the decoder scores of one row, [vocabulary]; they may be changed.</summary>
    /// <exception cref="EngineException">The scores are not numbers.</exception>
    public abstract void Score(int row, Span<float> logits);

    /// <summary>Chooses, after <see cref="Score"/> was called for every row.</summary>
    public abstract void Advance();

    /// <summary>The failure of scores that cannot be compared.</summary>
    protected static EngineException NoFiniteScore(int step) => new(
        EngineError.InferenceFailed,
        $"No token could be chosen at output position {step}: the model gave no finite score for any that is allowed. Either the graphs overflow on this input (look at the numeric gate in the bundle's manifest), or the constraints of the request exclude every token.");
}

/// <summary>A row that continues another row's sequence.</summary>
/// <param name="Source">Row of the search to copy from.</param>
/// <param name="Target">Row of the search to overwrite.</param>
internal readonly record struct RowFork(int Source, int Target);
