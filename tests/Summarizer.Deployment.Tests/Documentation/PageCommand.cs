using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>One command of a shell block.</summary>
/// <param name="Line">The command as a shell takes it; may have several lines.</param>
/// <param name="Variables">Environment variables in front of it.</param>
internal sealed partial record PageCommand(string Line, IReadOnlyList<(string Name, string Value)> Variables)
{
    private const string InClone = "dotnet run --project src/Summarizer.Cli -c Release -- ";

    /// <summary>Gets the command without the variables.</summary>
    public string Bare => Line[Prefix().Match(Line).Length..];

    /// <summary>Gets a value indicating whether the command runs the service until it is stopped.</summary>
    public bool IsService => Bare.Length == 0 || Bare.StartsWith("summarizer serve", StringComparison.Ordinal) || Service().IsMatch(Bare);

    /// <summary>The commands of a block. Quoted texts and continued lines belong to one command; comments are left out.</summary>
    public static IEnumerable<PageCommand> In(string block) =>
        Command().Matches(block.Replace(InClone, "summarizer ", StringComparison.Ordinal))
        .Select(m => Comment().Replace(m.Value, "").Trim())
        .Where(line => line.Length > 0)
        .Select(line => new PageCommand(line, [.. Prefix().Match(line).Groups["variable"].Captures.Select(c => c.Value.Split('=', 2)).Select(p => (p[0], p[1]))]));

    [GeneratedRegex(@"(?:[^\n'""\\]|\\\n|\\.|'[^']*'|""[^""]*"")+")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:^|\s{2,})#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:(?<variable>[A-Za-z_]+=\S+)(?:\s+|$))*")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^dotnet run (?:-c Release )?--project src/Summarizer\.Api(?: -c Release)?$")]
    private static partial Regex Service();
}
