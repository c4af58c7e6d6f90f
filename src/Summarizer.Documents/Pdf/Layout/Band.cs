namespace Summarizer.Documents.Pdf.Layout;

/// <summary>A stretch of rows with a gutter: white space from its first row to its last, with text on both sides.</summary>
/// <param name="First">Index of its first row.</param>
/// <param name="Last">Index of its last row.</param>
/// <param name="Left">Left edge of the gutter.</param>
/// <param name="Right">Right edge of the gutter.</param>
/// <param name="Weight">Number of segments on the side with fewer.</param>
internal sealed record Band(int First, int Last, double Left, double Right, int Weight);
