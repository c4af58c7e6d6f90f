using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Graphs;

/// <summary>One stored weight of a <see cref="Matrix"/>.</summary>
/// <param name="Tensor">Name in the checkpoint; shape [<paramref name="Rows"/>, columns of the matrix].</param>
/// <param name="Rows">Output features.</param>
/// <param name="Factor">Multiplied into the weight, to save the graph a multiplication.</param>
internal readonly record struct MatrixPart(string Tensor, int Rows, float Factor = 1);

/// <summary>
/// The weight of a linear layer without bias, [rows, columns] = [output features, input features] as checkpoints store it, made of one or more stored
/// tensors below each other. It is read in pieces; it is never in memory as a whole.
/// </summary>
internal sealed class Matrix
{
    private readonly Checkpoint _checkpoint;
    private readonly MatrixPart[] _parts;

    /// <summary>Checks that every part is stored with the right shape.</summary>
    /// <exception cref="Exporting.ExportException">One is missing or has another shape.</exception>
    public Matrix(Checkpoint checkpoint, string name, int columns, params MatrixPart[] parts)
    {
        _checkpoint = checkpoint;
        _parts = parts;
        Name = name;
        Columns = columns;
        Rows = parts.Sum(part => part.Rows);
        foreach (var part in parts)
        {
            checkpoint.Require(part.Tensor, part.Rows, columns);
        }
    }

    /// <summary>Name of the initializer.</summary>
    public string Name { get; }

    /// <summary>Output features.</summary>
    public int Rows { get; }

    /// <summary>Input features.</summary>
    public int Columns { get; }

    /// <summary>Reads whole rows.</summary>
    /// <param name="firstRow">First row.</param>
    /// <param name="destination">Filled; its length is a multiple of <see cref="Columns"/>.</param>
    public void Read(int firstRow, Span<float> destination)
    {
        var partStart = 0;
        foreach (var part in _parts)
        {
            var row = firstRow - partStart;
            partStart += part.Rows;
            if (destination.IsEmpty || row >= part.Rows)
            {
                continue;
            }

            var rows = Math.Min(part.Rows - row, destination.Length / Columns);
            var piece = destination[..(rows * Columns)];
            _checkpoint.Read(part.Tensor, (long)row * Columns, piece);
            if (part.Factor != 1)
            {
                System.Numerics.Tensors.TensorPrimitives.Multiply(piece, part.Factor, piece);
            }

            destination = destination[piece.Length..];
            firstRow += rows;
        }
    }
}
