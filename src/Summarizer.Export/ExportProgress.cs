namespace Summarizer.Export;

/// <summary>One step of an export.</summary>
/// <param name="Stage">For example <c>encoder weights</c>.</param>
/// <param name="Done">Work done in this stage.</param>
/// <param name="Total">Work of this stage.</param>
public readonly record struct ExportProgress(string Stage, long Done, long Total);
