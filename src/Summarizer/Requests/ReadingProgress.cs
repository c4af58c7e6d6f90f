namespace Summarizer.Requests;

/// <summary>How far the reading of a document is that is too long to be read at once.</summary>
/// <param name="Done">Parts that were read.</param>
/// <param name="Total">Parts of the document; 1 for one that is read at once.</param>
public readonly record struct ReadingProgress(int Done, int Total);
