using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Tests.Pulling;

public sealed class PullCommandTests : IAsyncLifetime
{
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
        Publish("lab/tiny");

        var pulled = await RunAsync("pull", "lab/tiny", "--precision", "int8", "--output", _folder["bundle"]);

        Assert.True(pulled.ExitCode == 0, pulled.Error);
        Assert.Contains("download", pulled.Error, StringComparison.Ordinal);
        Assert.Contains($"summarizer pull lab/tiny@{new string('a', 40)}", pulled.Out, StringComparison.Ordinal);
        var summary = await CommandLine.RunAsync(["summarize", "-", "--model", _folder["bundle"], "--max-tokens", "8", "--json"], "The bridge was closed on Monday. It opens again in May.");
        Assert.NotNull(summary.Json.GetProperty("summary").GetString());
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

    private void Publish(string id)
    {
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2048"),
            _folder["checkpoint"],
            new SynthesisOptions { Seed = 5, TokenizerModel = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        _hub.Add(id, [.. Directory.EnumerateFiles(_folder["checkpoint"]).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);
    }
}
