namespace Summarizer.Client.Compression;

/// <summary>
/// One step of a compression: <see cref="CompressionDocument"/> for each document as it finishes, then <see cref="CompressionCompleted"/>.
/// </summary>
public abstract record CompressionEvent
{
    private protected CompressionEvent()
    {
    }
}

/// <summary>A document is finished.</summary>
/// <param name="Document">What is left of it.</param>
public sealed record CompressionDocument(CompressedDocument Document) : CompressionEvent;

/// <summary>Everything is finished; the last event.</summary>
/// <param name="Response">The same object that the call without streaming returns.</param>
public sealed record CompressionCompleted(CompressResponse Response) : CompressionEvent;
