using System.Numerics.Tensors;

namespace Summarizer.Export.Gate;

/// <summary>Collects how far scores are from the wanted ones.</summary>
internal sealed class LogitComparison
{
    private double _errorSquares;
    private double _wantedSquares;
    private int _positions;
    private int _agreeing;

    /// <summary>Largest absolute difference; infinite if a score is not a number.</summary>
    public double LargestError { get; private set; }

    /// <summary>Root mean square difference over the root mean square of the wanted scores.</summary>
    public double RelativeError => Math.Sqrt(_errorSquares / _wantedSquares);

    /// <summary>Share of positions with the same best token.</summary>
    public double TopTokenAgreement => (double)_agreeing / _positions;

    /// <summary>Adds the scores of one position.</summary>
    public void Add(ReadOnlySpan<float> wanted, ReadOnlySpan<float> got)
    {
        LargestError = Math.Max(LargestError, Difference.Largest(wanted, got));
        for (var i = 0; i < wanted.Length; i++)
        {
            _errorSquares += Math.Pow(wanted[i] - (double)got[i], 2);
            _wantedSquares += Math.Pow(wanted[i], 2);
        }

        _positions++;
        _agreeing += TensorPrimitives.IndexOfMax(wanted) == TensorPrimitives.IndexOfMax(got) ? 1 : 0;
    }
}
