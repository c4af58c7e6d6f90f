using System.Runtime.CompilerServices;

namespace Summarizer.OnnxRuntime.Tests;

public sealed class SubnormalNumbersTests
{
    private static readonly float Small = 1e-30f;

    [Fact]
    public void TrySet_OnAThread_ChangesThatThreadAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Only these systems let a thread choose.");
        var (before, flushed, again) = (float.NaN, float.NaN, float.NaN);
        var thread = new Thread(() =>
        {
            before = Square();
            Assert.True(SubnormalNumbers.TrySet(flush: true));
            flushed = Square();
            Assert.True(SubnormalNumbers.TrySet(flush: false));
            again = Square();
        });

        thread.Start();
        thread.Join();

        Assert.Equal((1e-40f, 0, 1e-40f), (before, flushed, again));
        Assert.NotEqual(0, Square());
    }

    [Fact]
    public void Create_FirstSessionOfAProcess_LeavesItsThreadAsItWas()
    {
        // ONNX Runtime switches the thread that makes the first session; the check of the kernels makes it and asks for no change.
        _ = SessionDefaults.Int8Products;

        Assert.NotEqual(0, Square());
    }

    // 1e-30 * 1e-10: below the normal range, which ends at 1.2e-38.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Square() => Small * 1e-10f;
}
