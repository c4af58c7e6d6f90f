using Summarizer.Api.Startup;
using Summarizer.Api.Tests.Support;
using Summarizer.Bundles;

namespace Summarizer.Api.Tests.Startup;

public sealed class StartTests
{
    [Theory]
    [InlineData("MaxBodyBytes", "12", "MaxBodyBytes")]
    [InlineData("RequestTimeout", "00:00:00", "RequestTimeout")]
    [InlineData("ProblemTypeBase", "not an address", "ProblemTypeBase")]
    [InlineData("Engine:MaxBatchSize", "0", "MaxBatchSize")]
    [InlineData("Summarization:MaxInputCharacters", "0", "MaxInputCharacters")]
    public async Task Start_OptionOutOfRange_NamesTheOption(string key, string value, string named)
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { [key] = value });

        var e = Assert.Throws<ServiceStartException>(service.CreateClient);

        Assert.Contains(named, e.Message);
    }

    [Fact]
    public async Task Start_ModelThatCannotBeLoaded_EndsTheProcessWithTheReason()
    {
        var started = new TaskCompletionSource();
        await using var service = new Service((_, _, _, _) =>
        {
            started.Task.Wait(Patience.Limit);
            throw new BundleException("'decoder.onnx' is damaged.");
        });
        using var client = service.CreateClient();
        started.SetResult();

        Assert.StartsWith("Critical The model cannot be served: 'decoder.onnx' is damaged.", await service.Log.WaitForAsync("cannot be served"));

        await service.Log.WaitForAsync("Application is shutting down");
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    [Fact]
    public async Task Start_Ready_PrintsARequestThatWorks()
    {
        await using var service = new Service(new ScriptedEngine().Factory);
        using var client = await service.StartAsync();

        var line = await service.Log.WaitForAsync("Try it: curl");

        Assert.Contains($"curl -s {client.BaseAddress}v1/summarize -H 'Content-Type: application/json' -d '{{\"text\"", line);
        Assert.Equal(2, line.Split('\'').Length - 3);
    }
}
