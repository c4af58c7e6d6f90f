using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Summarizer.Cli.Output;

/// <summary>The library's help, followed by the note and the examples of the command.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly string[] First =
    [
        "summarizer summarize report.pdf",
        "summarizer compress --query \"Who paid?\" report.pdf minutes.docx",
        "summarizer serve",
        "summarizer COMMAND --help",
    ];

    private readonly HelpAction _help = new();

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command as CommandWithExamples;
        if (command?.Note is { } note)
        {
            output.WriteLine(note);
            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in command?.Examples ?? First)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        return code;
    }
}
