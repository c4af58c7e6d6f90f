using System.Diagnostics;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

public sealed class InterruptTests(ModelFixtures models)
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

    [Fact]
    public async Task Process_InterruptedWhileMeasuring_EndsTheMeasuringProcessToo()
    {
        Assert.SkipUnless(File.Exists("/proc/thread-self/children"), "The children of a process are read from Linux's /proc.");
        using var process = ChildProcess.Start(
            environment: [], "bench", "--model", models.Golden("t5gemma-balanced"), "--input-tokens", "128", "--output-tokens", "128", "--batch", "1,2", "--runs", "1000");
        process.StandardInput.Close();
        var finished = ChildProcess.FinishAsync(process);
        var child = await FirstChildAsync(process, finished);

        Process.Start("sh", ["-c", $"kill -INT {process.Id}"]).Dispose();
        var result = await finished;

        Assert.Equal((ExitCode.Cancelled, "", "summarizer: cancelled\n"), (result.ExitCode, result.Out, result.Error));
        Assert.False(Directory.Exists($"/proc/{child}"), $"Process {child} still runs.");
    }

    private static async Task<string> FirstChildAsync(Process process, Task finished)
    {
        while (true)
        {
            Assert.False(finished.IsCompleted, "The process ended before it could be interrupted.");
            var child = Directory.EnumerateDirectories($"/proc/{process.Id}/task")
                .SelectMany(ChildrenOf)
                .FirstOrDefault();
            if (child is not null)
            {
                return child;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static string[] ChildrenOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            // The thread has ended since it was listed.
            return [];
        }
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
