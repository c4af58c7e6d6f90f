namespace Summarizer.Client.Compression;

/// <summary>Where a piece of kept text stands; the names are those of Azure AI Language.</summary>
/// <param name="Index">Place of the document in the request.</param>
/// <param name="Offset">First character in that document.</param>
/// <param name="Length">Characters.</param>
public sealed record SourceContext(int Index, int Offset, int Length);
