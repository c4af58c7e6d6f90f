using Summarizer.Cli.Benchmarking;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class PeakMemoryTests
{
    [Fact]
    public void ReadMebibytes_AfterTouchingMemory_HasGrownByIt()
    {
        const int Mebibytes = 96;
        PeakMemory.Reset();
        var before = PeakMemory.ReadMebibytes();

        var block = new byte[Mebibytes << 20];
        block.AsSpan().Fill(1);
        var after = PeakMemory.ReadMebibytes();
        GC.KeepAlive(block);

        Assert.InRange(before, 10, 100_000);
        Assert.InRange(after - before, Mebibytes / 2, 100_000);
    }
}
