using System.CommandLine;
using System.CommandLine.Help;
using Summarizer.Cli.Batching;
using Summarizer.Cli.Benchmarking;
using Summarizer.Cli.Comparing;
using Summarizer.Cli.Completing;
using Summarizer.Cli.Compressing;
using Summarizer.Cli.Evaluating;
using Summarizer.Cli.Exporting;
using Summarizer.Cli.Generating;
using Summarizer.Cli.Inspecting;
using Summarizer.Cli.Keys;
using Summarizer.Cli.Output;
using Summarizer.Cli.Planning;
using Summarizer.Cli.Pulling;
using Summarizer.Cli.Reading;
using Summarizer.Cli.Running;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Summarizing;
using Summarizer.Cli.Synthesizing;
using Summarizer.Cli.Tokenizing;

namespace Summarizer.Cli.Startup;

/// <summary>All commands of the tool.</summary>
internal static class CommandTree
{
    private const string Summary =
        "Summarize documents, extract from passages what answers a question, serve both over HTTP, and export, inspect and measure models.";

    public static RootCommand Build(Terminal terminal)
    {
        var root = new RootCommand(Summary)
        {
            HelpName = "summarizer",
            Subcommands =
            {
                SummarizeCommand.Create(terminal),
                CompressCommand.Create(terminal),
                BatchCommand.Create(terminal),
                DocumentsCommand.Create(terminal),
                ServeCommand.Create(terminal),
                PullCommand.Create(terminal),
                ExportCommand.Create(terminal),
                SynthesizeCommand.Create(terminal),
                InfoCommand.Create(terminal),
                GenerateCommand.Create(terminal),
                TokenizeCommand.Create(terminal),
                BenchCommand.Create(terminal),
                CompareCommand.Create(terminal),
                PlanCommand.Create(terminal),
                ModelsCommand.Create(terminal),
                EvalCommand.Create(terminal),
                EvalCompareCommand.Create(terminal),
                EvalCompressCommand.Create(terminal),
                EvalFactsCommand.Create(terminal),
                TrainRelevanceCommand.Create(terminal),
                KeyCommand.Create(terminal),
                CompletionCommand.Create(terminal),
            },
        };
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new HelpWithExamples(),
                VersionOption => new PrintVersion(),
                _ => option.Action,
            };
        }

        root.SetAction(result =>
        {
            // Nothing was asked for: teach, but tell a script that this was not a command.
            result.InvocationConfiguration.Output = terminal.Error;
            new HelpWithExamples().Invoke(result);
            return ExitCode.Usage;
        });
        return root;
    }
}
