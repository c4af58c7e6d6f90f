using System.CommandLine;
using Summarizer.Choosing;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Embeddings;
using Summarizer.GenAi.Hosting;
using Summarizer.Summarization;

namespace Summarizer.Cli.Summarizing;

/// <summary><c>summarizer summarize</c>: a document in, its summary out, written as the model writes it.</summary>
internal static class SummarizeCommand
{
    // Chunks of one document that are read at the same time; more would not be faster on one machine.
    private const int ChunkConcurrency = 4;

    // What publishers of summarizers use.
    private const int UsualBeams = 4;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "Text, Markdown, HTML, PDF or Word file, by its extension; or - for text from standard input." };
        var model = new Option<string?>("--model")
        {
            Description = "Model bundle; default: models/pocket in or above the current folder or the folder of this tool.",
            HelpName = "DIR",
        };
        var runtime = CommonOptions.Runtime();
        var options = new SummaryOptions();
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "summarize",
            "Summarize a document.",
            "summarizer summarize report.txt",
            "summarizer summarize report.pdf --length short --truncate end",
            "summarizer summarize report.txt --length short --num-beams 4",
            "curl -s https://example.com/long.txt | summarizer summarize - --strategy map_reduce --json")
        {
            file, model, runtime.Option,
        };
        options.AddTo(command);
        command.Add(json);
        command.SetAction(async (result, cancellationToken) =>
        {
            var request = options.Read(result, DocumentInput.Read(result.GetRequiredValue(file), terminal));
            var folder = result.GetValue(model) ?? DefaultModel.Find(terminal.CurrentDirectory, AppContext.BaseDirectory);
            var passes = request.Strategy == SummaryStrategy.Single ? 1 : ChunkConcurrency;
            await using var engine = EngineRuntimes.Load(runtime.In(result), folder, EngineOptionsFactory.For((request.NumBeams ?? UsualBeams) * passes), terminal.Clock);
            using var sentences = SentenceSource.Find(new EmbeddingOptions(), terminal.CurrentDirectory, AppContext.BaseDirectory);
            var summarizer = new DocumentSummarizer(engine, new SummarizationOptions { ChunkConcurrency = ChunkConcurrency }, terminal.Clock, sentences);
            var output = new SummaryOutput(terminal, result.GetValue(json), engine.Model.Name);
            await output.WriteAsync(await summarizer.StartAsync(request, cancellationToken), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
