using System.Text.Json;
using Summarizer.Cli.Tests.Fixtures;
using Summarizer.Keys;

namespace Summarizer.Cli.Tests.Keys;

public sealed class KeyCommandTests
{
    [Fact]
    public async Task Key_AsJson_GivesAKeyAndTheEntryThatLetsItIn()
    {
        var json = (await CommandLine.RunAsync("key", "--name", "team-1", "--scope", "compress", "--scope", "openai", "--requests-per-minute", "60", "--priority", "batch", "--json")).Json;

        var (key, entry) = (json.GetProperty("key").GetString()!, json.GetProperty("entry"));
        Assert.Matches("^sumk_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(ApiKey.Hash(key), entry.GetProperty("hash").GetString());
        Assert.Equal("team-1", entry.GetProperty("name").GetString());
        Assert.Equal(["compress", "openai"], entry.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(60, entry.GetProperty("requests_per_minute").GetInt32());
        Assert.Equal("batch", entry.GetProperty("priority").GetString());
    }

    [Fact]
    public async Task Key_ForPeople_PutsTheKeyAndTheEntryOnStandardOutput()
    {
        var result = await CommandLine.RunAsync("key", "--name", "a");

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(ApiKey.Hash(lines[0]), JsonDocument.Parse(lines[1]).RootElement.GetProperty("hash").GetString());
        Assert.Contains("shown once", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(lines[0], result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Twice_IsNotTheSame() =>
        Assert.NotEqual((await CommandLine.RunAsync("key", "--name", "a")).Out, (await CommandLine.RunAsync("key", "--name", "a")).Out);

    [Theory]
    [InlineData("--name must be", "--name", "two words")]
    [InlineData("--scope must be one of", "--name", "a", "--scope", "everything")]
    [InlineData("--requests-per-minute must be an integer of at least 0", "--name", "a", "--requests-per-minute", "-1")]
    public async Task Key_WrongOption_SaysWhatIsRight(string message, params string[] options)
    {
        var result = await CommandLine.RunAsync(["key", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }
}
