using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Inspecting;

/// <summary><c>summarizer info</c>: what a bundle holds, after every file was checked against its hash.</summary>
internal static class InfoCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = CommonOptions.Model();
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "info",
            "Check the files of a model bundle and show its shapes, sizes, limits and numeric gate.",
            "summarizer info --model ./models/pocket",
            "summarizer info --model ./models/pocket --json")
        {
            model, json,
        };
        command.SetAction(result =>
        {
            var bundle = Bundle.Open(result.GetRequiredValue(model));
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
