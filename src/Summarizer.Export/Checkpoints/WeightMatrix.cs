using System.Numerics.Tensors;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// A weight matrix [rows, columns] as Hugging Face stores a linear layer, [out, in], read in runs of rows so that it need never be held whole.
/// It may be several tensors one below the other (packed q/k/v), and may carry a factor (a folded attention scale).
/// </summary>
internal sealed class WeightMatrix
{
    private readonly Action<long, Span<float>> _read;

    /// <summary>A matrix whose rows come from somewhere else.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="rows">Outputs of the linear layer.</param>
    /// <param name="columns">Inputs of the linear layer.</param>
    /// <param name="read">Fills whole rows, from the row given.</param>
    public WeightMatrix(string name, int rows, int columns, Action<long, Span<float>> read)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        _read = read;
    }

    /// <summary>For messages: the tensors it is made of.</summary>
    public string Name { get; }

    /// <summary>Outputs of the linear layer.</summary>
    public int Rows { get; }

    /// <summary>Inputs of the linear layer.</summary>
    public int Columns { get; }

    /// <summary>A stored tensor of exactly this shape.</summary>
    /// <exception cref="ExportException">The tensor is missing or of another shape or type.</exception>
    public static WeightMatrix From(Checkpoint checkpoint, string name, int rows, int columns)
    {
        checkpoint.Require(name, rows, columns);
        return new WeightMatrix(name, rows, columns, (first, destination) => checkpoint.Read(name, first * columns, destination));
    }

    /// <summary>Values in memory, row-major; not copied.</summary>
    public static WeightMatrix From(string name, float[] values, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.LongLength, (long)rows * columns, nameof(values));
        return new WeightMatrix(name, rows, columns, (first, destination) => values.AsSpan((int)(first * columns), destination.Length).CopyTo(destination));
    }

    /// <summary>Matrices of equal width, one below the other.</summary>
    public static WeightMatrix Stack(params WeightMatrix[] parts)
    {
        var columns = parts[0].Columns;
        foreach (var part in parts)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(part.Columns, columns, nameof(parts));
        }

        return new WeightMatrix(
            string.Join(" + ", parts.Select(part => part.Name)), parts.Sum(part => part.Rows), columns, (first, destination) => ReadStacked(parts, first, destination));
    }

    /// <summary>The same matrix, every value multiplied by <paramref name="factor"/>.</summary>
    public WeightMatrix Times(float factor) => factor == 1 ? this : new WeightMatrix(Name, Rows, Columns, (first, destination) =>
    {
        _read(first, destination);
        TensorPrimitives.Multiply(destination, factor, destination);
    });

    /// <summary>Reads whole rows.</summary>
    /// <param name="firstRow">Index of the first row.</param>
    /// <param name="destination">Filled; a multiple of <see cref="Columns"/> long.</param>
    public void Read(long firstRow, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length % Columns, 0, nameof(destination));
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length / Columns, Rows - firstRow, nameof(destination));
        _read(firstRow, destination);
    }

    /// <summary>Calls <paramref name="use"/> with consecutive runs of rows: the first row, and the values. One buffer of at most <paramref name="slabBytes"/> (but at least one row) is reused.</summary>
    public void ForEachSlab(int slabBytes, Action<long, ReadOnlySpan<float>> use)
    {
        var rows = (int)Math.Clamp(slabBytes / sizeof(float) / Columns, 1, Rows);
        var slab = new float[(long)rows * Columns];
        for (long row = 0; row < Rows; row += rows)
        {
            var values = slab.AsSpan(0, (int)Math.Min(rows, Rows - row) * Columns);
            _read(row, values);
            use(row, values);
        }
    }

    private static void ReadStacked(WeightMatrix[] parts, long first, Span<float> destination)
    {
        foreach (var part in parts)
        {
            if (destination.IsEmpty)
            {
                return;
            }

            if (first < part.Rows)
            {
                var count = (int)Math.Min(part.Rows - first, destination.Length / part.Columns) * part.Columns;
                part._read(first, destination[..count]);
                destination = destination[count..];
                first = 0;
            }
            else
            {
                first -= part.Rows;
            }
        }
    }
}
