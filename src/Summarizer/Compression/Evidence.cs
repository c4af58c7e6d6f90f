namespace Summarizer.Compression;

/// <summary>What the model found in one document.</summary>
/// <param name="Spans">Sentences of the document that it chose, best first; empty at low extractiveness.</param>
/// <param name="FreeText">What it wrote at low extractiveness.</param>
/// <param name="NoAnswer">Probability that the document does not answer; of several pieces the lowest.</param>
/// <param name="Failed">Whether the model failed.</param>
internal sealed record Evidence(IReadOnlyList<int> Spans, string? FreeText, double NoAnswer, bool Failed)
{
    public static Evidence Nothing { get; } = new([], null, 1, Failed: true);
}
