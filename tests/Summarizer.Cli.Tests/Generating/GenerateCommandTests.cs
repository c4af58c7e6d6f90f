using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Generating;

public sealed class GenerateCommandTests(ModelFixtures models)
{
    private const int Rows = 3;

    [Theory]
    [InlineData("t5gemma-balanced")]
    [InlineData("t5gemma-unbalanced")]
    public async Task Generate_Greedy_IsTheGoldenSequence(string fixture)
    {
        var golden = new Golden(fixture);
        for (var row = 0; row < Rows; row++)
        {
            var json = (await GenerateAsync(fixture, row, "--json")).Json;

            var expected = golden.Greedy("greedy", row);
            Assert.Equal(expected, json.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32()));
            Assert.Equal(expected.Length < 24 ? "stop" : "length", json.GetProperty("finish_reason").GetString());
            Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("score").ValueKind);
            Assert.True(json.GetProperty("timings").GetProperty("total_ms").GetDouble() >= json.GetProperty("timings").GetProperty("ttft_ms").GetDouble());
        }
    }

    [Theory]
    [InlineData("greedy_all", "--min-tokens 24")]
    [InlineData("greedy_repetition_penalty_1.3", "--min-tokens 24 --repetition-penalty 1.3")]
    [InlineData("greedy_no_repeat_ngram_3", "--min-tokens 24 --no-repeat-ngram-size 3")]
    public async Task Generate_GreedyWithProcessors_IsTheGoldenSequence(string mode, string options)
    {
        var json = (await GenerateAsync("t5gemma-balanced", row: 1, [.. options.Split(' '), "--json"])).Json;

        Assert.Equal(
            new Golden("t5gemma-balanced").Greedy(mode, 1), json.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32()));
    }

    [Theory]
    [InlineData("beam4", "--num-beams 4")]
    [InlineData("beam4_all", "--num-beams 4 --min-tokens 24")]
    [InlineData("beam4_length_penalty_2_early", "--num-beams 4 --length-penalty 2 --early-stopping")]
    public async Task Generate_Beams_AreTheGoldenBeamsBestFirst(string mode, string options)
    {
        var golden = new Golden("t5gemma-balanced");
        for (var row = 0; row < Rows; row++)
        {
            var json = (await GenerateAsync("t5gemma-balanced", row, [.. options.Split(' '), "--json"])).Json;

            var beams = golden.Beams(mode, row);
            Assert.Equal(beams[0], json.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32()));
            Assert.Equal(
                beams,
                json.GetProperty("hypotheses").EnumerateArray().Select(h => h.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32()).ToArray()));
            Assert.Equal(json.GetProperty("hypotheses")[0].GetProperty("score").GetDouble(), json.GetProperty("score").GetDouble());
        }
    }

    [Fact]
    public async Task Generate_RuntimeGenAi_WritesTheGoldenSequenceAndRefusesByName()
    {
        var json = (await GenerateAsync("t5gemma-balanced", row: 1, "--runtime", "genai", "--json")).Json;
        var refused = await GenerateAsync("t5gemma-balanced", row: 1, "--runtime", "genai", "--ignore-eos");

        Assert.Equal(
            new Golden("t5gemma-balanced").Greedy("greedy", 1),
            json.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("The runtime genai cannot treat end tokens as ordinary ones", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_IgnoreEos_WritesExactlyMaxTokens()
    {
        var json = (await GenerateAsync("t5gemma-balanced", row: 1, "--ignore-eos", "--json")).Json;

        Assert.Equal(24, json.GetProperty("output_ids").GetArrayLength());
        Assert.Equal("length", json.GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Generate_SameSeed_DrawsTheSameTokens()
    {
        string[] draw = ["--temperature", "1.5", "--seed", "7"];
        var first = await GenerateAsync("t5gemma-balanced", row: 2, draw);
        var second = await GenerateAsync("t5gemma-balanced", row: 2, draw);
        var other = await GenerateAsync("t5gemma-balanced", row: 2, "--temperature", "1.5", "--seed", "8");

        Assert.Equal(first.Out, second.Out);
        Assert.NotEqual(first.Out, other.Out);
    }

    [Fact]
    public async Task Generate_ForAPerson_WritesOnlyTheIdsToStandardOutput()
    {
        var result = await GenerateAsync("t5gemma-balanced", row: 1);

        Assert.Equal(string.Join(',', new Golden("t5gemma-balanced").Greedy("greedy", 1)) + "\n", result.Out);
        Assert.Contains("ended by stop", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_MoreThanTheModelWrites_NamesTheLimit()
    {
        var result = await CommandLine.RunAsync(
            "generate", "--model", models.Golden("t5gemma-balanced"), "--input-ids", "5,6", "--max-tokens", "129");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("128", result.Error, StringComparison.Ordinal);
        Assert.Contains("129", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_IdOutsideTheVocabulary_NamesIt()
    {
        var result = await CommandLine.RunAsync(
            "generate", "--model", models.Golden("t5gemma-balanced"), "--input-ids", "5,512", "--max-tokens", "4");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("512", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_Cancelled_EndsWith130()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var result = await CommandLine.RunAsync(
            ["generate", "--model", models.Golden("t5gemma-balanced"), "--input-ids", "5,6", "--max-tokens", "24"], "", cancellationToken: cancelled.Token);

        Assert.Equal((ExitCode.Cancelled, "", "summarizer: cancelled\n"), (result.ExitCode, result.Out, result.Error));
    }

    private Task<CommandResult> GenerateAsync(string fixture, int row, params string[] more) => CommandLine.RunAsync(
        ["generate", "--model", models.Golden(fixture), "--input-ids", new Golden(fixture).InputIds(row), "--max-tokens", "24", .. more]);
}
