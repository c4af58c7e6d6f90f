using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Evaluation.Comparing;
using Summarizer.Evaluation.Reporting;

namespace Summarizer.Cli.Evaluating;

/// <summary>
/// <c>summarizer eval-compare</c>: which metrics tell checkpoints of one training apart, and which checkpoint they choose.
/// </summary>
internal static class EvalCompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var results = new Argument<string[]>("results")
        {
            Description = "Files of 'summarizer eval --json', in the order of training; at least two.",
            HelpName = "FILE.json",
            Arity = new ArgumentArity(2, 1000),
        };
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "eval-compare",
            "Find which metrics to trust over a training, and the checkpoint that they choose (docs/evaluation.md).",
            "summarizer eval-compare 1000.json 2000.json 3000.json 4000.json")
        {
            results, json,
        };
        command.SetAction(result =>
        {
            var comparison = CheckpointComparer.Compare(
                [.. result.GetRequiredValue(results).Select(file => (Path.GetFileNameWithoutExtension(file), ResultJson.Read(file)))]);
            if (result.GetValue(json))
            {
                terminal.Out.WriteLine(ResultJson.Write(comparison));
            }
            else
            {
                EvalCompareTable.Write(comparison, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
