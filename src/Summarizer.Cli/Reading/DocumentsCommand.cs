using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Reading;

/// <summary><c>summarizer documents</c>: what is read of a file, before any model sees it.</summary>
internal static class DocumentsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = DocumentInput.Argument();
        var text = new Option<bool>("--text") { Description = "Write the text alone, as summarize and compress read it." };
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "documents",
            "Show what is read of a file: its parts with their pages, its text, and what was left out.",
            "summarizer documents report.pdf",
            "summarizer documents report.pdf --text > report.txt",
            "summarizer documents report.pdf --json")
        {
            file, text, json,
        };
        command.SetAction(result =>
        {
            var source = DocumentInput.SourceOf(result, file, terminal);
            var document = DocumentInput.Read(source, terminal);
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, DocumentsReport.Of(document), CliJson.Readable.DocumentsReport);
            }
            else if (result.GetValue(text))
            {
                terminal.Out.WriteLine(document.Text);
            }
            else
            {
                DocumentsTable.Write(document, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
