using System.Text;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

public sealed class LargeCheckpointTests
{
    private const int Rows = 65_536;
    private const int Columns = 4096;

    /// <summary>A sparse file of half a gigabyte and more: reading it row by row needs the memory of the rows.</summary>
    [Theory]
    [InlineData("BF16", 2)]
    [InlineData("F32", 4)]
    public void Read_LargeTensorInSlabs_HoldsOneSlab(string type, int width)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Repository.Fixture("t5gemma-balanced"), "config.json"), folder["config.json"]);
        var bytes = (long)Rows * Columns * width;
        var table = Encoding.UTF8.GetBytes($$"""{"w":{"dtype":"{{type}}","shape":[{{Rows}},{{Columns}}],"data_offsets":[0,{{bytes}}]} }""");
        using (var stream = File.Create(folder["model.safetensors"]))
        {
            stream.Write(SafetensorsBytes.Of(table, []));
            var data = stream.Position;
            stream.SetLength(data + bytes);
            stream.Position = data + bytes - width;

            // The last element is 1: the upper half of a float32 is bfloat16.
            stream.Write(BitConverter.GetBytes(1f).AsSpan(4 - width));
        }

        using var checkpoint = Checkpoint.Open(folder.Root);
        var matrix = WeightMatrix.From(checkpoint, "w", Rows, Columns);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var resident = Environment.WorkingSet;
        long rows = 0;
        double sum = 0;
        matrix.ForEachSlab(8 << 20, (_, values) =>
        {
            rows += values.Length / Columns;
            sum += values[^1] + values[0];
        });

        Assert.Equal((Rows, 1.0), (rows, sum));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 << 20);
        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, 200 << 20);
    }
}
