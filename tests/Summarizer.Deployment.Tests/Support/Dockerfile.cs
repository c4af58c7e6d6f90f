using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The instructions of the Dockerfile, continuation lines joined and comments left out.</summary>
internal static partial class Dockerfile
{
    public static IReadOnlyList<DockerInstruction> All { get; } = [.. Read()];

    /// <summary>The instructions of the image that is shipped.</summary>
    public static IReadOnlyList<DockerInstruction> Final { get; } = [.. All.Skip(All.ToList().FindLastIndex(i => i.Name == "FROM"))];

    /// <summary>The environment that the image sets.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = Final.Where(i => i.Name == "ENV")
        .SelectMany(i => i.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(a => a.Split('=', 2))
        .ToDictionary(a => a[0], a => a[1]);

    /// <summary>What an argument is when the caller gives none.</summary>
    public static string Default(string argument) =>
        Assert.Single(All.Where(i => i.Name == "ARG" && i.Arguments.StartsWith(argument + "=", StringComparison.Ordinal)).Select(i => i.Arguments).Distinct())[(argument.Length + 1)..];

    /// <summary>The single instruction of that name in the shipped image.</summary>
    public static string Only(string name) => Assert.Single(Final, i => i.Name == name).Arguments;

    private static IEnumerable<DockerInstruction> Read()
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "Dockerfile")).Where(l => l.Length > 0 && l[0] != '#');
        return Continuation().Replace(string.Join('\n', lines), " ")
            .Split('\n')
            .Select(l => l.Split(' ', 2))
            .Select(l => new DockerInstruction(l[0], l[1].Trim()));
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();
}

internal sealed record DockerInstruction(string Name, string Arguments);
