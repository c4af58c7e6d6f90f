using System.Text.RegularExpressions;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

public sealed partial class HelpTests
{
    [Theory]
    [InlineData("summarize", "--model --length --format --max-tokens --min-tokens --max-words --max-sentences --max-characters --instruction --strategy --truncate --extractiveness --temperature --top-p --top-k --seed --no-repeat-ngram-size --repetition-penalty --num-beams --length-penalty --early-stopping --stop --json")]
    [InlineData("compress", "--model --query --rate --target-tokens --target-tokenizer --score-threshold --max-tokens-per-document --abstain --select --top-k --diversity --seed --by-relevance --output --extractiveness --json")]
    [InlineData("batch", "--output --output-folder --shard --workers --model --length --format --max-words")]
    [InlineData("documents", "--text --json")]
    [InlineData("serve", "--model --urls --runtime --threads --cache")]
    [InlineData("export", "--checkpoint --output --precision --name --max-input-tokens --max-output-tokens --prompt --force")]
    [InlineData("models", "--memory-gib --bandwidth-gb-s --tflops --markdown")]
    [InlineData("synthesize", "--like --shape --architecture --precision --output --name --seed --max-input-tokens --max-output-tokens --force")]
    [InlineData("info", "--model --json")]
    [InlineData("generate", "--model --input-ids --max-tokens --min-tokens --ignore-eos --num-beams --length-penalty --early-stopping --temperature --top-k --top-p --seed --repetition-penalty --no-repeat-ngram-size --json")]
    [InlineData("tokenize", "--model --text-file --json")]
    [InlineData("bench", "--model --shape --precision --keep --input-tokens --output-tokens --batch --threads --warmup --runs --json")]
    [InlineData("compare", "--model --baseline --shape --precision --text --query --input-tokens --output-tokens --runs --warmup --concurrency --threads --seed --sweep-input --sweep-output --report --json")]
    [InlineData("plan", "--models --device --memory-gib --bandwidth-gb-s --tflops --weight-bits --cache-bits --input-tokens --output-tokens --batch --compute-efficiency --bandwidth-efficiency --measure --threads --json")]
    [InlineData("eval", "--model --data --limit --seed --bootstrap --max-tokens --batch --threads --report --json")]
    [InlineData("eval-compare", "--json")]
    [InlineData("eval-compress", "--rate")]
    [InlineData("key", "--name --scope --requests-per-minute --tokens-per-minute --max-concurrent --priority --json")]
    public async Task Help_OfACommand_ShowsEveryOptionAndExamplesThatParse(string command, string options)
    {
        var result = await CommandLine.RunAsync(command, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.All(options.Split(' '), option => Assert.Contains($"  {option} ", result.Out, StringComparison.Ordinal));
        var examples = result.Out[result.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Matches($"summarizer {command} ", examples);
        Assert.All(
            OptionNames().Matches(examples).Select(m => m.Value),
            option => Assert.Contains($"  {option} ", result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfTheTool_ListsTheCommands()
    {
        var result = await CommandLine.RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            new[] { "summarize", "compress", "batch", "documents", "serve", "completion", "export", "synthesize", "info", "generate", "tokenize", "bench", "compare", "plan", "eval", "eval-compare", "eval-compress", "key" },
            command => Assert.Matches($@"(?m)^  {command}\b", result.Out));
    }

    [Fact]
    public async Task Version_IsThatOfTheTool()
    {
        var result = await CommandLine.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", result.Out);
        Assert.StartsWith(
            typeof(Summarizer.Cli.Startup.Tool).Assembly.GetName().Version!.ToString(3), result.Out, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<= )--[a-z-]+")]
    private static partial Regex OptionNames();
}
