using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Tokenization;

namespace Summarizer.Cli.Tokenizing;

/// <summary><c>summarizer tokenize</c>: the token ids of a text, exactly as the model will read it.</summary>
internal static class TokenizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = CommonOptions.Model();
        var file = new Option<string>("--text-file")
        {
            Description = "UTF-8 text, or - for standard input. Every character counts, the last line break included.",
            HelpName = "FILE",
            Required = true,
        };
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "tokenize",
            "Turn a text into the model's token ids.",
            "summarizer tokenize --model ./models/pocket --text-file notes.txt",
            "printf 'Hello world' | summarizer tokenize --model ./models/pocket --text-file - --json")
        {
            model, file, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var text = TextInput.Read(result.GetRequiredValue(file), terminal, keepByteOrderMark: true);
            var tokenizer = LoadTokenizer(await ModelFolder.FindAsync(result.GetRequiredValue(model), terminal, cancellationToken));
            var ids = tokenizer.Encode(text);
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, new TokenizeReport(ids, ids.Count), CliJson.Readable.TokenizeReport);
            }
            else
            {
                TokenizeTable.Write(ids, tokenizer, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static TextTokenizer LoadTokenizer(string model)
    {
        var bundle = Bundle.Open(model);
        return bundle.Manifest.Tokenizer is { } file
            ? TextTokenizer.Load(bundle.PathOf(file))
            : throw new CommandException(
                $"The bundle '{bundle.Folder}' has no tokenizer, so it reads token ids only. Put the tokenizer beside the checkpoint's "
                    + "config.json and export it again.");
    }
}
