namespace Summarizer.Tokenization.Segmentation;

/// <summary>One stretch of a normalized text.</summary>
/// <param name="Id">Its piece; the unknown one when there is none.</param>
/// <param name="Length">Length in UTF-16 units.</param>
internal readonly record struct Segment(int Id, int Length);
