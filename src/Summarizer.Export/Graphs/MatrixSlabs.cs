namespace Summarizer.Export.Graphs;

/// <summary>Walks over the rows of a matrix with one buffer of bounded size.</summary>
internal static class MatrixSlabs
{
    // 16 MB of float32: large enough that the disk is read in long runs.
    private const int MaxElements = 4 << 20;

    /// <summary>Receives rows <paramref name="firstRow"/> and following.</summary>
    public delegate void Visit(int firstRow, ReadOnlySpan<float> rows);

    /// <summary>Calls <paramref name="visit"/> for consecutive groups of rows, from the first to the last.</summary>
    public static void ForEachSlab(this Matrix matrix, WeightProgress progress, Visit visit)
    {
        var rowsPerSlab = Math.Clamp(MaxElements / matrix.Columns, 1, matrix.Rows);
        var buffer = new float[rowsPerSlab * matrix.Columns];
        for (var row = 0; row < matrix.Rows; row += rowsPerSlab)
        {
            var slab = buffer.AsSpan(0, Math.Min(rowsPerSlab, matrix.Rows - row) * matrix.Columns);
            matrix.Read(row, slab);
            visit(row, slab);
            progress.Advance(slab.Length);
        }
    }
}
