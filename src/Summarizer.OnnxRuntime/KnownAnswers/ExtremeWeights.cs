namespace Summarizer.OnnxRuntime.KnownAnswers;

/// <summary>Weights of the largest size that a format has, in the patterns that make sums grow fastest; every output has one pattern.</summary>
/// <param name="Smallest">Smallest level.</param>
/// <param name="Largest">Largest level.</param>
internal sealed record ExtremeWeights(int Smallest, int Largest)
{
    /// <summary>Inputs of a product: two blocks of the largest size in use, and a whole number of every vector and tile.</summary>
    public const int Inputs = 256;

    /// <summary>Outputs of a product: three tiles of 16.</summary>
    public const int Outputs = 48;

    private const int Patterns = 4;

    /// <summary>Level of a weight.</summary>
    public int this[int output, int input] => (output % Patterns) switch
    {
        0 => Largest,
        1 => Smallest,
        2 => input % 2 == 0 ? Largest : Smallest,
        _ => input / 2 % 2 == 0 ? Smallest : Largest,
    };

    /// <summary>The exact sum of products.</summary>
    /// <param name="output">Output.</param>
    /// <param name="row">Whole numbers, [inputs].</param>
    public long Product(int output, ReadOnlySpan<float> row)
    {
        var sum = 0L;
        for (var input = 0; input < row.Length; input++)
        {
            sum += (long)row[input] * this[output, input];
        }

        return sum;
    }
}
