using System.Runtime.CompilerServices;

namespace Summarizer.OnnxRuntime.Tests;

public sealed class SubnormalNumbersTests
{
    private static readonly float Small = 1e-30f;

    [Fact]
    public void FlushToZero_WhileItHolds_SubnormalNumbersAreZero()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Only these systems let a thread choose.");
        float flushed;
        using (SubnormalNumbers.FlushToZero())
        {
            flushed = Square();
        }

        Assert.Equal(0, flushed);
        Assert.Equal(1e-40f, Square());
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
