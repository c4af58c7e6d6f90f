using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;
using Summarizer.TestModels;

namespace Summarizer.Cli.Tests.Pulling;

public sealed class PullCommandTests : IAsyncLifetime
{
    private const string Text = "The bridge was closed on Monday. It opens again in May.";
    private readonly TemporaryFolder _folder = new();
    private LoopbackHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await LoopbackHub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pull_Model_CanSummarizeAtOnce()
    {
        TinyCheckpoint.Publish(_hub, "t5gemma", "lab/tiny");

        var pulled = await RunAsync("pull", "lab/tiny", "--precision", "int8", "--output", _folder["bundle"]);

        Assert.True(pulled.ExitCode == 0, pulled.Error);
        Assert.Contains("download", pulled.Error, StringComparison.Ordinal);
        Assert.Contains($"summarizer pull lab/tiny@{new string('a', 40)}", pulled.Out, StringComparison.Ordinal);
        var summary = await CommandLine.RunAsync(["summarize", "-", "--model", _folder["bundle"], "--max-tokens", "8", "--json"], Text);
        Assert.NotNull(summary.Json.GetProperty("summary").GetString());
    }

    [Theory]
    [InlineData("t5gemma")]
    [InlineData("t5gemma-it")]
    [InlineData("t5gemma2")]
    [InlineData("t5")]
    [InlineData("flan-t5")]
    [InlineData("mt5")]
    [InlineData("bart")]
    public async Task Pull_EveryFamily_EndsInABundleThatSummarizes(string family)
    {
        var repository = TinyCheckpoint.Publish(_hub, family);

        var pulled = await RunAsync("pull", repository, "--output", _folder[family]);
        var summary = await CommandLine.RunAsync(["summarize", "-", "--model", _folder[family], "--max-tokens", "12", "--json"], Text);

        Assert.True(pulled.ExitCode == 0, pulled.Error);
        Assert.Equal($"tiny-{family}", summary.Json.GetProperty("model").GetString());
        Assert.InRange(summary.Json.GetProperty("usage").GetProperty("output_tokens").GetInt32(), 1, 12);
    }

    [Fact]
    public async Task Summarize_ModelOfTheHub_IsPulledOnce()
    {
        var model = "hf:" + TinyCheckpoint.Publish(_hub, "t5") + "@" + new string('a', 40);

        var first = await RunAsync("info", "--model", model, "--json");
        var requests = _hub.Requests.Count;
        var second = await RunAsync("info", "--model", model, "--json");

        Assert.Equal("tiny-t5", first.Json.GetProperty("manifest").GetProperty("name").GetString());
        Assert.Equal((first.Out, requests), (second.Out, _hub.Requests.Count));
        Assert.Contains("download", first.Error, StringComparison.Ordinal);
        Assert.Empty(second.Error);
    }

    [Fact]
    public async Task Info_NameOfARepositoryWithoutItsMark_SaysHowToWriteIt()
    {
        var result = await RunAsync("info", "--model", "google/flan-t5-base");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("give --model hf:google/flan-t5-base", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_UnknownRepository_FailsInOneLine()
    {
        var result = await RunAsync("pull", "lab/none");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("has no repository lab/none", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Export_NameOfARepository_SaysToPull()
    {
        var result = await RunAsync("export", "--checkpoint", "google/flan-t5-base", "--output", _folder["out"], "--precision", "int8");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("summarizer pull google/flan-t5-base", result.Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, "", variable: name => name switch
    {
        "HF_ENDPOINT" => _hub.Address.AbsoluteUri,
        "HF_HOME" => _folder["hf"],
        "SUMMARIZER_HOME" => _folder["home"],
        _ => null,
    });
}
