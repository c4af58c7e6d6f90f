namespace Summarizer.OnnxRuntime.Tests;

public sealed class NativeLibraryTests
{
    [Theory]
    [InlineData("ORT_DISABLE_TELEMETRY")]
    [InlineData("ORT_TELEMETRY_DISABLED")]
    public void DisableTelemetry_NativeEnvironment_HasTheSwitch(string variable)
    {
        NativeLibrary.DisableTelemetry();

        Assert.Equal("1", TelemetrySwitch.NativeValue(variable));
        Assert.Equal("1", Environment.GetEnvironmentVariable(variable));
    }

    [Fact]
    public void Version_IsThatOfThePackage() => Assert.Matches(@"^1\.31\.\d+$", NativeLibrary.Version);
}
