namespace Summarizer.OnnxRuntime.Tests;

/// <summary>The known-answer check on a processor whose signed kernels saturate.</summary>
[Trait(Category.Name, Category.Emulator)]
[Trait(Category.Name, Category.Slow)]
public sealed class EmulatedProcessorTests
{
    [Fact]
    public async Task KernelCheck_OnAProcessorWithoutVnni_RefusesSignedWeightsAndAcceptsTheSettingsOfEverySession()
    {
        Assert.SkipUnless(EmulatedProcessor.ShallRun, Programs.HowToInstall);
        var tests = typeof(EmulatedProcessorTests).Assembly.Location;

        var (code, output, error) = await EmulatedProcessor.RunAsync(
            tests,
            ["--filter-method", "*Verify_SignedWeightsWhereTheySaturate_RefusesTheSession", "--filter-method", "*FindWrong_SettingsOfEverySession_NothingIsWrong"],
            TestContext.Current.CancellationToken);

        Assert.True(code == 0, output + error);
        Assert.Matches(@"succeeded:\s*2\b", output);
        Assert.Matches(@"skipped:\s*0\b", output);
    }
}
