using Summarizer.Bundles;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Exporting;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("fp32")]
    [InlineData("int8")]
    [InlineData("int4")]
    public async Task Export_Precision_MakesABundleAndShowsItsGate(string precision)
    {
        var result = await ExportAsync("--precision", precision);

        Assert.Equal(0, result.ExitCode);
        var manifest = Bundle.Open(_folder["out"]).Manifest;
        Assert.Equal(precision, manifest.Precision.ToString().ToLowerInvariant());
        Assert.NotNull(manifest.Gate);
        Assert.Contains($"t5gemma, 412.3 k parameters, {precision}", result.Out, StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"largest error {manifest.Gate.LogitsMaxError:g3}"), result.Out, StringComparison.Ordinal);
        Assert.Contains("warning: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("decoder weights: done", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NameAndLimits_AreInTheManifest()
    {
        var result = await ExportAsync("--precision", "fp32", "--name", "news", "--max-input-tokens", "64", "--max-output-tokens", "32");

        Assert.Equal(0, result.ExitCode);
        var manifest = Bundle.Open(_folder["out"]).Manifest;
        Assert.Equal(("news", 64, 32), (manifest.Name, manifest.Limits.MaxInputTokens, manifest.Limits.MaxOutputTokens));
    }

    [Fact]
    public async Task Export_SecondTime_NeedsForce()
    {
        Assert.Equal(0, (await ExportAsync("--precision", "fp32")).ExitCode);

        var refused = await ExportAsync("--precision", "fp32");
        var forced = await ExportAsync("--precision", "fp32", "--force");

        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
    }

    [Fact]
    public async Task Export_NoCheckpoint_FailsInOneLineAndLeavesNothing()
    {
        var result = await CommandLine.RunAsync(
            "export", "--checkpoint", _folder["none"], "--output", _folder["out"], "--precision", "fp32");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains(_folder["none"], result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(c => c == '\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    [Fact]
    public async Task Export_Cancelled_EndsWith130AndLeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var result = await CommandLine.RunAsync(Arguments("--precision", "fp32"), "", cancellationToken: cancelled.Token);

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> ExportAsync(params string[] more) => CommandLine.RunAsync(Arguments(more));

    private string[] Arguments(params string[] more) =>
        ["export", "--checkpoint", Repository.Fixture("t5gemma-balanced"), "--output", _folder["out"], .. more];
}
