using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Inspecting;

/// <summary><c>summarizer info</c>: what a bundle holds, after every file was checked against its hash.</summary>
internal static class InfoCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Model bundle, or hf:ORG/NAME for a model of the Hugging Face hub; default: models/pocket in or above the "
                + "current folder or the folder of this tool.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var model = new Option<string?>("--model") { Description = "The same as DIR.", HelpName = "DIR" };
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "info",
            "Check the files of a model bundle and show its shapes, sizes, limits and numeric gate.",
            "summarizer info models/pocket",
            "summarizer info models/pocket --json")
        {
            folder, model, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var (named, option) = (result.GetValue(folder), result.GetValue(model));
            if (named is not null && option is not null)
            {
                throw new UsageException($"The bundle is named twice, '{named}' and '{option}'. Give one of them.");
            }

            var bundle = Bundle.Open(await ModelFolder.FindAsync(named ?? option, terminal, cancellationToken));
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, InfoReport.Of(bundle), CliJson.Readable.InfoReport);
            }
            else
            {
                InfoTable.Write(bundle, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
