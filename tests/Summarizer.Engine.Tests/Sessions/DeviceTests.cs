using Summarizer.Bundles;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Sessions;

/// <summary>What the options make of a machine without a GPU, which is what these tests run on.</summary>
public sealed class DeviceTests
{
    [Theory]
    [InlineData(ExecutionProviderChoice.Cpu)]
    [InlineData(ExecutionProviderChoice.Auto)]
    public void For_NoGpu_IsTheProcessor(ExecutionProviderChoice choice)
    {
        Assert.SkipWhen(HasGpu, "this machine has a GPU and this is the GPU build");
        var device = Device.For(new() { ExecutionProvider = choice, Threads = 3 });

        Assert.Equal(("CPUExecutionProvider", "cpu", 3), (device.ExecutionProvider, device.Name, device.Threads));
    }

    [Fact]
    public void For_CudaWithoutGpu_SaysWhatIsMissingAndWhatToDo()
    {
        Assert.SkipWhen(HasGpu, "this machine has a GPU and this is the GPU build");
        var refused = Assert.Throws<BundleException>(() => Device.For(new() { ExecutionProvider = ExecutionProviderChoice.Cuda }));

        Assert.StartsWith("ExecutionProvider is Cuda, but ", refused.Message);
        Assert.Contains("Auto or Cpu", refused.Message);
    }

    [Fact]
    public void For_NoThreads_IsAllProcessors() => Assert.Equal(Environment.ProcessorCount, Device.For(new()).Threads);

    private static bool HasGpu => Device.For(new() { ExecutionProvider = ExecutionProviderChoice.Auto }).Name == "cuda";
}
