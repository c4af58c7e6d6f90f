using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Security;

public sealed class UnauthenticatedBindingWarningTests
{
    [Theory]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:80", true)]
    [InlineData("https://[::1]:8443", true)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://[::]:8080", false)]
    [InlineData("http://+:8080", false)]
    [InlineData("http://10.1.2.3:8080", false)]
    public void IsLoopback_OfWhatAServerListensOn(string address, bool expected) => Assert.Equal(expected, UnauthenticatedBindingWarning.IsLoopback(address));

    [Fact]
    public async Task Start_EveryInterfaceWithoutKeys_Warns()
    {
        await using var service = new Service(new ScriptedEngine().Factory, address: "http://0.0.0.0:0");
        using var client = await service.StartAsync();

        Assert.Contains("KeyFile", await service.Log.WaitForAsync("Warning Every client that reaches"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_LoopbackWithoutKeys_IsSilent()
    {
        await using var service = new Service(new ScriptedEngine().Factory);
        using var client = await service.StartAsync();
        await service.Log.WaitForAsync("Ready:");

        Assert.DoesNotContain(service.Log.All, l => l.StartsWith("Warning", StringComparison.Ordinal));
    }
}
