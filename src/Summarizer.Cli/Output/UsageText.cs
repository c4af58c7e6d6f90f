using System.CommandLine;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Output;

/// <summary>Says in one sentence what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageText
{
    public static string Of(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (UnknownOption.In(result) is { } option)
        {
            return $"There is no option '{option.Split('=')[0]}'.{Hint(option.Split('=')[0], OptionsOf(result.CommandResult))}";
        }

        if (command is not RootCommand && result.UnmatchedTokens is [var extra, ..])
        {
            var several = command.Name is "summarize" or "documents" ? " For several files use 'summarizer batch'." : "";
            return $"'{extra}' is one word too many for 'summarizer {command.Name}'.{several}";
        }

        var first = result.Errors[0].Message.TrimEnd();
        var sentence = first.EndsWith('.') ? first : first + '.';
        return result.UnmatchedTokens is [var word, ..] && first.Contains(word, StringComparison.Ordinal)
            ? sentence + Hint(word, command.Subcommands.Select(c => c.Name))
            : sentence;
    }

    private static string Hint(string word, IEnumerable<string> known) =>
        NearestWord.Of(word, known) is { } meant ? $" Did you mean '{meant}'?" : "";

    private static IEnumerable<string> OptionsOf(System.CommandLine.Parsing.CommandResult? command)
    {
        for (; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            foreach (var option in command.Command.Options.Where(o => !o.Hidden))
            {
                yield return option.Name;
            }
        }
    }
}
