using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

public sealed class UsageTests
{
    // What was typed, and what the one line on standard error must name.
    public static TheoryData<string, string> Wrong => new()
    {
        { "summarise x", "'summarise'" },
        { "sumarize x", "Did you mean 'summarize'?" },
        { "infos", "Did you mean 'info'?" },
        { "summarize --foo news.txt", "There is no option '--foo'. See" },
        { "summarize --lenght short news.txt", "There is no option '--lenght'. Did you mean '--length'?" },
        { "summarize news.txt --max-token=5", "There is no option '--max-token'. Did you mean '--max-tokens'?" },
        { "info --modle models/pocket", "There is no option '--modle'. Did you mean '--model'?" },
        { "info a --model b", "named twice" },
        { "--nonsense", "'--nonsense'" },
        { "export --output b --precision int8", "'--checkpoint' is required" },
        { "export --checkpoint a --precision int8", "'--output' is required" },
        { "export --checkpoint a --output b", "'--precision' is required" },
        { "export --checkpoint a --output b --precision int9", "--precision must be one of fp32, fp16, int8, int4; it is 'int9'" },
        { "export --checkpoint a --output b --precision int8 --max-input-tokens 0", "--max-input-tokens must be an integer from 1 to 1048576; it is '0'" },
        { "export --checkpoint a --output b --precision int8 --max-output-tokens many", "--max-output-tokens must be an integer from 1 to 1048576; it is 'many'" },
        { "generate --input-ids 5 --max-tokens 4", "'--model' is required" },
        { "generate --model m --max-tokens 4", "'--input-ids' is required" },
        { "generate --model m --input-ids 5", "'--max-tokens' is required" },
        { "generate --model m --input-ids 5,,6 --max-tokens 4", "--input-ids must be integers of at least 0 separated by commas; one of them is ''" },
        { "generate --model m --input-ids 5,-6 --max-tokens 4", "one of them is '-6'" },
        { "generate --model m --input-ids 5,99999999999 --max-tokens 4", "one of them is '99999999999'" },
        { "generate --model m --input-ids 5 --max-tokens 0", "--max-tokens must be an integer of at least 1; it is '0'" },
        { "generate --model m --input-ids 5 --max-tokens", "'--max-tokens'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --min-tokens 5", "--min-tokens is 5, more than --max-tokens, 4" },
        { "generate --model m --input-ids 5 --max-tokens 4 --min-tokens -1", "--min-tokens must be an integer of at least 0; it is '-1'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --num-beams 0", "--num-beams must be an integer from 1 to 64; it is '0'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --early-stopping", "--early-stopping needs a beam search" },
        { "generate --model m --input-ids 5 --max-tokens 4 --length-penalty 2", "--length-penalty needs a beam search" },
        { "generate --model m --input-ids 5 --max-tokens 4 --length-penalty x --num-beams 2", "--length-penalty must be a number from -100 to 100; it is 'x'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --temperature -0.5", "--temperature must be a number from 0 to 100; it is '-0.5'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --temperature NaN", "--temperature must be a number from 0 to 100; it is 'NaN'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --top-k -1", "--top-k must be an integer of at least 0; it is '-1'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --top-p 0", "--top-p must be a number above 0, up to 1; it is '0'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --seed 1.5", "--seed must be an integer" },
        { "generate --model m --input-ids 5 --max-tokens 4 --repetition-penalty 0", "--repetition-penalty must be a number from 0.01 to 100; it is '0'" },
        { "generate --model m --input-ids 5 --max-tokens 4 --no-repeat-ngram-size -1", "--no-repeat-ngram-size must be an integer of at least 0; it is '-1'" },
        { "summarize", "There is no document: give its FILE, or pipe a text into 'summarizer summarize'." },
        { "summarize a b", "'b' is one word too many for 'summarizer summarize'. For several files use 'summarizer batch'." },
        { "key --name me you", "'you' is one word too many for 'summarizer key'. See" },
        { "plan --models t5gemma-b-b --device foo", "'foo' is not a known device. Known devices are h200, " },
        { "summarize a --length tiny", "--length must be one of auto, short, medium, long; it is 'tiny'" },
        { "summarize a --strategy mapreduce", "--strategy must be one of auto, single, map_reduce; it is 'mapreduce'" },
        { "summarize a --truncate middle", "--truncate must be one of none, start, end; it is 'middle'" },
        { "summarize a --max-tokens 0", "--max-tokens must be an integer of at least 1; it is '0'" },
        { "summarize a --num-beams 9", "--num-beams must be an integer from 1 to 8; it is '9'" },
        { "serve --urls localhost:80x", "--urls must be addresses such as http://localhost:9000; it is 'localhost:80x'" },
        { "tokenize --text-file a", "'--model' is required" },
        { "tokenize --model m", "'--text-file' is required" },
        { "bench", "give either --model DIR or --shape SHAPE" },
        { "bench --model m --shape s", "give either --model DIR or --shape SHAPE" },
        { "bench --model m --keep k", "--keep belongs to --shape" },
        { "bench --model m --precision int8", "--precision belongs to --shape" },
        { "bench --shape encoder=1x8", "encoder is '1x8'" },
        { "bench --model m --batch 1,0", "--batch must be integers from 1 to 512 separated by commas; one of them is '0'" },
        { "bench --model m --input-tokens 0", "--input-tokens must be an integer from 1 to 1048576; it is '0'" },
        { "bench --model m --output-tokens 0", "--output-tokens must be an integer from 1 to 1048576; it is '0'" },
        { "bench --model m --threads -1", "--threads must be an integer from 0 to 1024; it is '-1'" },
        { "bench --model m --runs 0", "--runs must be an integer from 1 to 1000; it is '0'" },
        { "bench --model m --warmup -1", "--warmup must be an integer from 0 to 1000; it is '-1'" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Run_WrongCommandLine_SaysSoInOneLine(string arguments, string expected)
    {
        var result = await CommandLine.RunAsync(arguments.Split(' '));

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("summarizer: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Run_Nothing_TeachesOnStandardError()
    {
        var result = await CommandLine.RunAsync();

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("summarizer [command] [options]", result.Error, StringComparison.Ordinal);
    }
}
