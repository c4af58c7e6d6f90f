using Summarizer.Cli.Benchmarking;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class PeakMemoryTests
{
    [Fact]
    public void ReadMebibytes_AfterMemoryWasFreed_StillHoldsItsPeak()
    {
        var block = new byte[96 << 20];
        block.AsSpan().Fill(1);
        var resident = Environment.WorkingSet / (1024.0 * 1024.0);
        GC.KeepAlive(block);

        // What is resident at a moment can be above the recorded peak by the pages that the kernel has not added up yet.
        Assert.InRange(PeakMemory.ReadMebibytes(), resident - 2, 100_000);
        Assert.InRange(resident, 96, 100_000);
    }
}
