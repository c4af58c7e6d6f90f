using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Evaluation.Running;
using Summarizer.Evaluation.Training;

namespace Summarizer.Cli.Evaluating;

/// <summary><c>summarizer train-relevance</c>: makes the scorer of sentences that compression uses.</summary>
internal static class TrainRelevanceCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string[]>("--data")
        {
            Description = "Data files with compress rows that nothing is reported on.",
            HelpName = "FILE...",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<string>("--output") { Description = "File to write.", HelpName = "FILE", Required = true };
        var embedding = EmbeddingOption.Create();
        var limit = NumberOption.Optional("--limit", "Most rows of a file, drawn at random; default: all.", 1, int.MaxValue);
        var command = new CommandWithExamples(
            "train-relevance",
            "Train the scorer of sentences for compression on questions whose answers are known (docs/compress.md).",
            "summarizer train-relevance --data train/pairs-*.jsonl --output src/Summarizer/Relevance/relevance.json")
        {
            data, output, embedding, limit,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var plan = EvaluationPlan.Create(result.GetRequiredValue(data), result.GetValue(limit), seed: 0);
            using var model = EmbeddingOption.Load(result.GetValue(embedding), threads: 0)
                ?? throw new CommandException("There is no embedding model. Build the repository, or give one with --embedding-model DIR.");
            var training = new RelevanceTraining(model);
            await EvalProgress.ShowAsync(terminal, async progress =>
            {
                await training.RunAsync(plan, result.GetRequiredValue(output), progress, cancellationToken);
                return true;
            });
            await terminal.Out.WriteLineAsync(
                $"{plan.Rows} rows of {string.Join(", ", plan.SourceNames)} → {result.GetRequiredValue(output)}");
            return ExitCode.Success;
        });
        return command;
    }
}
