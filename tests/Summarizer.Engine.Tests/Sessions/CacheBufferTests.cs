using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Sessions;

public sealed class CacheBufferTests
{
    private static readonly CacheShape Shape = new(Heads: 2, Capacity: 4, Width: 3);

    [Fact]
    public void Fill_PaddedRow_TakesTheTokensOfEveryHead()
    {
        using var buffer = new CacheBuffer(TensorElementType.Float, Shape, slots: 2);

        // [heads 2, positions 3, width 3], of which two positions are tokens.
        buffer.Fill(1, Bytes(Numbers(1, 18)), rowPositions: 3, positions: 2);

        float[] slot = [1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0];
        Assert.Equal([.. new float[24], .. slot], Content(buffer, 2));
    }

    [Fact]
    public void Copy_SomePositions_LeavesTheOthers()
    {
        using var buffer = new CacheBuffer(TensorElementType.Float, Shape, slots: 2);
        buffer.Fill(0, Bytes(Numbers(1, 24)), rowPositions: 4, positions: 4);

        buffer.Copy(source: 0, target: 1, start: 1, end: 3);

        float[] copied = [0, 0, 0, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0, 0, 0, 16, 17, 18, 19, 20, 21, 0, 0, 0];
        Assert.Equal([.. Numbers(1, 24), .. copied], Content(buffer, 2));
    }

    [Fact]
    public void Clear_OneSlot_LeavesTheOthers()
    {
        using var buffer = new CacheBuffer(TensorElementType.Float, Shape, slots: 2);
        buffer.Fill(0, Bytes(Enumerable.Repeat(float.NaN, 24).ToArray()), rowPositions: 4, positions: 4);
        buffer.Fill(1, Bytes(Numbers(1, 24)), rowPositions: 4, positions: 4);

        buffer.Clear(0);

        Assert.Equal([.. new float[24], .. Numbers(1, 24)], Content(buffer, 2));
    }

    [Fact]
    public void View_FewerSlots_IsAPrefixOfTheSameMemory()
    {
        using var buffer = new CacheBuffer(TensorElementType.Int8, Shape, slots: 3);
        using var view = buffer.View(2);

        Assert.Equal([2, 2, 4, 3], view.GetTensorTypeAndShape().Shape);
        view.GetTensorMutableDataAsSpan<sbyte>().Fill(7);

        using var all = buffer.View(3);
        Assert.Equal(48, all.GetTensorDataAsSpan<sbyte>().Count((sbyte)7));
    }

    [Fact]
    public void View_SlotsInTheMiddle_IsTheirMemory()
    {
        using var buffer = new CacheBuffer(TensorElementType.Float, Shape, slots: 3);
        using (var view = buffer.View(1, 1))
        {
            Assert.Equal([1, 2, 4, 3], view.GetTensorTypeAndShape().Shape);
            view.GetTensorMutableDataAsSpan<float>().Fill(7);
        }

        Assert.Equal([.. new float[24], .. Enumerable.Repeat(7f, 24), .. new float[24]], Content(buffer, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.View(2, 2));
    }

    [Fact]
    public void Span_OutsideTheMemory_IsRefused()
    {
        using var memory = new NativeBuffer(16);

        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Span<float>(8, 3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Tensor(TensorElementType.Float, 5));
        memory.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.Span<float>(0, 1).Length);
    }

    private static float[] Numbers(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (float)i)];

    private static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    private static float[] Content(CacheBuffer buffer, int slots)
    {
        using var view = buffer.View(slots);
        return view.GetTensorDataAsSpan<float>().ToArray();
    }
}
