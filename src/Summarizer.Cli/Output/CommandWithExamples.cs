using System.CommandLine;

namespace Summarizer.Cli.Output;

/// <summary>A command that shows how it is used.</summary>
/// <param name="name">Name on the command line.</param>
/// <param name="summary">One line.</param>
/// <param name="examples">Complete command lines.</param>
internal sealed class CommandWithExamples(string name, string summary, params string[] examples) : Command(name, summary)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What a reader of the options should know, after them; null for nothing.</summary>
    public string? Note { get; set; }
}
