using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Cli.Startup;

namespace Summarizer.Cli.Tests.Running;

public sealed class OptionNamesTests
{
    [Theory]
    [InlineData("Split it, or set truncate to start or end.", "Split it, or set --truncate to start or end.")]
    [InlineData("max_tokens must be 1 to 256; it is 9999.", "--max-tokens must be 1 to 256; it is 9999.")]
    [InlineData("num_beams is 2 and temperature is 0.5; set num_beams to 1.", "--num-beams is 2 and --temperature is 0.5; set --num-beams to 1.")]
    [InlineData("length is long. Leave stop out or set strategy to map_reduce.", "--length is long. Leave --stop out or set --strategy to map_reduce.")]
    [InlineData("The instruction leaves no room, and the format is good.", "The instruction leaves no room, and the format is good.")]
    public void In_MessageOfATask_NamesTheOptions(string message, string expected)
    {
        var terminal = new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null, CurrentDirectory = "." };
        var command = CommandTree.Build(terminal).Subcommands.Single(c => c.Name == "summarize");

        Assert.Equal(expected, OptionNames.In(message, command));
    }
}
