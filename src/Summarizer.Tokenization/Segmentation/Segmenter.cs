namespace Summarizer.Tokenization.Segmentation;

/// <summary>Cuts a normalized text into pieces.</summary>
internal abstract class Segmenter
{
    /// <summary>Cuts a text into segments that cover all of it, in order.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="segments">Receives the segments; at least as long as the text.</param>
    /// <returns>Number of segments.</returns>
    public abstract int Cut(ReadOnlySpan<char> text, Span<Segment> segments);
}
