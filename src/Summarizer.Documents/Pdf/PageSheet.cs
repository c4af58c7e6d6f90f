using Summarizer.Documents.Pdf.Blocks;
using Summarizer.Documents.Pdf.Layout;

namespace Summarizer.Documents.Pdf;

/// <summary>A page in reading order.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Regions">Its columns and tables.</param>
/// <param name="Upright">How many of them are written in the direction of the page.</param>
/// <param name="Marked">Rows at its edges that stay in the text, marked as furniture.</param>
internal sealed record PageSheet(int Page, IReadOnlyList<Region> Regions, int Upright, IReadOnlyList<FurnitureRow> Marked)
{
    /// <summary>Adds the furniture of one edge.</summary>
    public void AddFurniture(Flow flow, bool top)
    {
        foreach (var row in Marked.Where(f => f.IsTop == top))
        {
            flow.Add(new(BlockKind.Furniture, Page, [], 0) { Text = row.Text }, startsColumn: false);
        }
    }
}
