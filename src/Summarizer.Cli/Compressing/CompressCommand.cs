using System.CommandLine;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Compression;
using Summarizer.Embeddings;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Cli.Compressing;

/// <summary><c>summarizer compress</c>: a question and documents in, the sentences that answer it out.</summary>
internal static class CompressCommand
{
    // Documents that a model which writes reads at the same time.
    private const int Sequences = 8;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Documents that were found for the question; a .jsonl file, or - for standard input, has one object with text, "
                + "id and title on each line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var model = DefaultModel.Option();
        var options = new CompressOptions();
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "compress",
            "Extract from documents what answers a question, within a budget of tokens.",
            "summarizer compress --query \"Who flew the command module?\" apollo.pdf crew.html",
            "summarizer compress --query \"Who paid?\" passages.jsonl --target-tokens 200 --target-tokenizer o200k_base",
            "cat passages.jsonl | summarizer compress --query \"Who paid?\" --abstain drop --json")
        {
            files, model,
        };
        options.AddTo(command);
        command.Add(json);
        command.SetAction(async (result, cancellationToken) =>
        {
            var passages = Passage.Read(Sources(result.GetValue(files) ?? [], terminal), terminal);
            var request = options.Read(result, passages);
            string[] places = [terminal.CurrentDirectory, AppContext.BaseDirectory];
            var bundle = await ModelFolder.FindAsync(result.GetValue(model), terminal, cancellationToken);
            await using var engine = EngineRuntimes.Load(
                Engine.Hosting.EngineRuntime.Ort, bundle, EngineOptionsFactory.For(Sequences), terminal.Clock);
            using var embeddings = EmbeddingModelLocator.Find(null, places) is { } folder
                ? EmbeddingModel.Load(folder, new EmbeddingOptions())
                : null;
            var compressor = new DocumentCompressor(engine, new CompressionOptions(), terminal.Clock, embeddings);
            var compressed = await compressor.CompressAsync(request, cancellationToken);
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, CompressReport.Of(compressed, passages, engine.Model.Name), CliJson.Readable.CompressReport);
            }
            else
            {
                CompressTable.Write(compressed, passages, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string[] Sources(string[] named, Terminal terminal) => named.Length > 0 ? named
        : terminal.InputIsTerminal ? throw new UsageException(
            "There are no documents: give their FILEs, or pipe lines of JSON into 'summarizer compress'.")
        : [DocumentInput.StandardInput];
}
