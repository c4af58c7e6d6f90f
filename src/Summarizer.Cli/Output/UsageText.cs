using System.CommandLine;

namespace Summarizer.Cli.Output;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class UsageText
{
    public static string Of(ParseResult result)
    {
        var first = result.Errors[0].Message.TrimEnd();
        return first.EndsWith('.') ? first : first + '.';
    }
}
