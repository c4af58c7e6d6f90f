namespace Summarizer.Embeddings;

/// <summary>What reading a text has cost. The passes of one text run one after another, so the times add up. Not safe for use by two texts at once.</summary>
/// <param name="clock">Clock of the times.</param>
public sealed class EmbeddingWork(TimeProvider clock)
{
    /// <summary>Time that passes waited for others.</summary>
    public TimeSpan Queue { get; private set; }

    /// <summary>Time to cut texts into word pieces.</summary>
    public TimeSpan Tokenize { get; private set; }

    /// <summary>Time of the passes.</summary>
    public TimeSpan Encode { get; private set; }

    /// <summary>Passes of the encoder.</summary>
    public int Passes { get; private set; }

    /// <summary>Tokens that they read, start and end of each window included.</summary>
    public int Tokens { get; private set; }

    /// <summary>Timestamp of the clock.</summary>
    internal long Now => clock.GetTimestamp();

    internal void Tokenized(long since) => Tokenize += clock.GetElapsedTime(since);

    /// <returns>When waiting ended.</returns>
    internal long Waited(long since)
    {
        var now = Now;
        Queue += clock.GetElapsedTime(since, now);
        return now;
    }

    internal void Encoded(long since, int tokens)
    {
        Encode += clock.GetElapsedTime(since);
        Passes++;
        Tokens += tokens;
    }
}
