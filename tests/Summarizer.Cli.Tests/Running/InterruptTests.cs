using System.Diagnostics;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

public sealed class InterruptTests
{
    // Some 400 MB of random weights: long enough to be interrupted in the middle.
    private const string LargeShape = "encoder=4x2048x16,decoder=4x2048x16,head=128,ffn=4096,vocab=512";

    [Fact]
    public async Task Process_Interrupted_EndsWith130AndLeavesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new TemporaryFolder();
        using var process = ChildProcess.Start(
            environment: new() { ["TMPDIR"] = folder.Root },
            "bench", "--shape", LargeShape, "--input-tokens", "16", "--output-tokens", "4");
        process.StandardInput.Close();
        var finished = ChildProcess.FinishAsync(process);
        await FirstWeightsAsync(folder, finished);

        Process.Start("sh", ["-c", $"kill -INT {process.Id}"]).Dispose();
        var result = await finished;

        Assert.Equal((ExitCode.Cancelled, "", "summarizer: cancelled\n"), (result.ExitCode, result.Out, result.Error));
        Assert.Empty(Directory.EnumerateDirectories(folder.Root, "summarizer-bench-*"));
    }

    private static async Task FirstWeightsAsync(TemporaryFolder folder, Task process)
    {
        while (!Directory.EnumerateFiles(folder.Root, "*.safetensors", SearchOption.AllDirectories).Any())
        {
            Assert.False(process.IsCompleted, "The process ended before it could be interrupted.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
