using System.Diagnostics;

namespace Summarizer.OnnxRuntime.Tests;

/// <summary>The known answers on a processor with AVX2 and without VNNI, by Debian's qemu-user.</summary>
[Trait("Category", "Slow")]
public sealed class EmulatedProcessorTests
{
    private const string Emulator = "/usr/bin/qemu-x86_64";

    [Fact]
    public async Task KernelCheck_Avx2WithoutVnni_ChoosesUnsignedWeightsAndRefusesSignedOnes()
    {
        Assert.SkipUnless(File.Exists(Emulator) || Environment.GetEnvironmentVariable("CI") == "true", "qemu-user is not installed.");
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(
            Emulator,
            ["-cpu", "Haswell", Environment.ProcessPath!, "exec", typeof(KernelCheckTests).Assembly.Location, "--filter-class", typeof(KernelCheckTests).FullName!, "--no-progress"])
        {
            RedirectStandardOutput = true,
        };
        using var tests = Process.Start(start)!;
        var report = await tests.StandardOutput.ReadToEndAsync(token);
        await tests.WaitForExitAsync(token);

        // On a processor with VNNI the test of the refusal is skipped.
        Assert.True(tests.ExitCode == 0, report);
        Assert.Matches(@"skipped: 0\b", report);
    }
}
