using System.Threading.Channels;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>One attempt: what it has given so far waits here for a reader, who may never come.</summary>
internal sealed class Attempt<TRunning, TPiece>(TRunning running)
{
    private readonly Channel<TPiece> _pieces = Channel.CreateUnbounded<TPiece>(new() { SingleWriter = true });

    /// <summary>The task.</summary>
    public TRunning Running => running;

    /// <summary>Pieces up to the end of the attempt, whatever that was.</summary>
    public ChannelReader<TPiece> Pieces => _pieces.Reader;

    /// <summary>Whether it ended.</summary>
    public bool IsOver { get; private set; }

    public void Add(TPiece piece) => _pieces.Writer.TryWrite(piece);

    public void End()
    {
        IsOver = true;
        _pieces.Writer.TryComplete();
    }
}
