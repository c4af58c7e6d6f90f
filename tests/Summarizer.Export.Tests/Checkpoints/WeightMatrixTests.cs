using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

public sealed class WeightMatrixTests
{
    private static readonly WeightMatrix First = WeightMatrix.From("a", [1, 2, 3, 4], 2, 2);
    private static readonly WeightMatrix Second = WeightMatrix.From("b", [5, 6, 7, 8, 9, 10], 3, 2);

    [Fact]
    public void Stack_AnyRange_ReadsAcrossTheParts()
    {
        var stacked = WeightMatrix.Stack(First.Times(10), Second);
        float[] all = [10, 20, 30, 40, 5, 6, 7, 8, 9, 10];

        Assert.Equal(("a + b", 5, 2), (stacked.Name, stacked.Rows, stacked.Columns));
        for (var first = 0; first < 5; first++)
        {
            for (var count = 0; count <= 5 - first; count++)
            {
                var read = new float[count * 2];
                stacked.Read(first, read);
                Assert.Equal(all[(first * 2)..((first + count) * 2)], read);
            }
        }
    }

    [Fact]
    public void ForEachSlab_RowsThatDoNotDivide_CoversAllInOrder()
    {
        var seen = new List<string>();
        Second.ForEachSlab(4 * sizeof(float), (first, values) => seen.Add($"{first}: {string.Join(' ', values.ToArray())}"));
        Assert.Equal(["0: 5 6 7 8", "2: 9 10"], seen);
    }

    [Fact]
    public void ForEachSlab_SlabSmallerThanARow_ReadsRowByRow()
    {
        var rows = new List<long>();
        Second.ForEachSlab(1, (first, values) => rows.Add(first + values.Length - 2));
        Assert.Equal([0, 1, 2], rows);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(1, 4)]
    [InlineData(0, 3)]
    public void Read_OutsideTheMatrix_IsRefused(int first, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => First.Read(first, new float[length]));

    [Fact]
    public void Stack_DifferentWidths_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightMatrix.Stack(First, WeightMatrix.From("c", [1, 2, 3], 1, 3)));
}
