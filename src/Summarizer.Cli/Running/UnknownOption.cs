using System.CommandLine;
using System.CommandLine.Parsing;

namespace Summarizer.Cli.Running;

/// <summary>
/// A word that looks like an option and is none. The library takes it for the value of an argument, and blames the word after it.
/// </summary>
internal static class UnknownOption
{
    /// <summary>The first such word of a command line; null for none. What follows <c>--</c> is never an option.</summary>
    public static string? In(ParseResult result)
    {
        var separator = result.Tokens.FirstOrDefault(t => t.Type == TokenType.DoubleDash);
        var values = result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens.Select(t => t.Value));
        return separator is not null ? null : result.UnmatchedTokens.Concat(values).FirstOrDefault(LooksLikeOne);
    }

    private static bool LooksLikeOne(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);
}
