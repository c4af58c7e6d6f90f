using System.CommandLine;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Summarizing;

/// <summary><c>summarizer summarize</c>: a document in, its summary out, written as the model writes it.</summary>
internal static class SummarizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = DocumentInput.Argument();
        var model = DefaultModel.Option();
        var runtime = CommonOptions.Runtime();
        var options = new SummaryOptions();
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "summarize",
            "Summarize a document.",
            "summarizer summarize report.pdf",
            "summarizer summarize report.pdf --length short --format bullets",
            "curl -s https://example.com/article.html | summarizer summarize --max-words 60",
            "summarizer summarize report.txt --model hf:facebook/bart-large-cnn --num-beams 4 --min-tokens 80 --json")
        {
            file, model, runtime.Option,
        };
        options.AddTo(command);
        command.Note = WritingOptions.Note;
        command.Add(json);
        command.SetAction(async (result, cancellationToken) =>
        {
            var document = DocumentInput.Read(DocumentInput.SourceOf(result, file, terminal), terminal);
            var request = options.Read(result) with { Text = document.Text, Blocks = document.Blocks };
            var folder = await ModelFolder.FindAsync(result.GetValue(model), terminal, cancellationToken);
            await using var loaded = LoadedSummarizer.Load(folder, runtime.In(result), request, documents: 1, terminal);
            var output = new SummaryOutput(terminal, result.GetValue(json), loaded.Engine.Model.Name);
            var running = await ReadingBar.ShowAsync(
                terminal, progress => loaded.Task.StartAsync(request with { Progress = progress }, cancellationToken));
            await output.WriteAsync(document, running, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
