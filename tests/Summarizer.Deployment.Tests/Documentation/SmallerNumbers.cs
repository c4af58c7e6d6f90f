using System.Text.RegularExpressions;
using Summarizer.Export.Synthesis;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>Measurements that would take minutes are run with the options of the page and with smaller numbers.</summary>
internal static partial class SmallerNumbers
{
    /// <summary>The line with shapes, lengths and runs of a few seconds. Shapes are parsed first as the page has them.</summary>
    public static string In(string line)
    {
        foreach (var shape in Shape().Matches(line).Select(m => m.Value))
        {
            ModelShapeSpec.Parse(shape);
        }

        if (!line.Contains("summarizer compare", StringComparison.Ordinal))
        {
            return Smaller(line);
        }

        line = Sweep().Replace(Smaller(line), "$1 16,32");
        return Runs().IsMatch(line) ? Runs().Replace(line, "--runs 1 --warmup 0") : line + " --runs 1 --warmup 0";
    }

    private static string Smaller(string line) =>
        Vocabulary().Replace(FeedForward().Replace(Head().Replace(Stack().Replace(line, "$1=1x64x2"), "head=32"), "ffn=128"), "vocab=512");

    [GeneratedRegex(@"(?<=--shape )\S+")]
    private static partial Regex Shape();

    [GeneratedRegex(@"(encoder|decoder)=\d+x\d+x\d+")]
    private static partial Regex Stack();

    [GeneratedRegex(@"head=\d+")]
    private static partial Regex Head();

    [GeneratedRegex(@"ffn=[\d/]+")]
    private static partial Regex FeedForward();

    [GeneratedRegex(@"vocab=\d+")]
    private static partial Regex Vocabulary();

    [GeneratedRegex(@"(--sweep-(?:input|output)) \S+")]
    private static partial Regex Sweep();

    [GeneratedRegex(@"--runs \d+")]
    private static partial Regex Runs();
}
