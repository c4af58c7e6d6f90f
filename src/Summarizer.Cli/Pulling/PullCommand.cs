using System.CommandLine;
using Summarizer.Cli.Exporting;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Hub.Pulling;
using Summarizer.Hub.Repositories;

namespace Summarizer.Cli.Pulling;

/// <summary><c>summarizer pull</c>: a model of the Hugging Face hub becomes a bundle on this machine, in one go.</summary>
internal static class PullCommand
{
    public static Command Create(Terminal terminal)
    {
        var repository = new Argument<string>("REPO")
        {
            Description = "ORG/NAME, or ORG/NAME@REVISION for a branch, a tag, refs/pr/N or a commit.",
        };
        var subfolder = new Option<string>("--subfolder")
        {
            Description = "Folder in the repository that holds the model.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "",
        };
        var precision = CommonOptions.Precision(
            "Weights of the bundle: int8 for CPUs; fp32; fp16 for GPUs; int4 for the smallest decoder.", "int8");
        var output = new Option<string?>("--output")
        {
            Description = "Bundle folder to create; default: one in the user's cache folder.",
            HelpName = "DIR",
        };
        var name = new Option<string?>("--name")
        {
            Description = "Name that clients use for the model; default: the name of the repository.",
            HelpName = "NAME",
        };
        var maxBytes = new Option<long>("--max-bytes")
        {
            Description = "Refuse a model that is larger.",
            HelpName = "N",
            DefaultValueFactory = _ => 50_000_000_000,
        };
        var force = new Option<bool>("--force") { Description = "Make the bundle again when it is there." };

        var command = new CommandWithExamples(
            "pull",
            "Download a model from the Hugging Face hub and export it to a checked bundle.",
            "summarizer pull google/flan-t5-base",
            "HF_TOKEN=hf_... summarizer pull google/t5gemma-b-b-prefixlm-it --precision int8",
            "summarizer pull facebook/bart-large-cnn --output ./models/bart --name bart")
        {
            repository, subfolder, precision.Option, output, name, maxBytes, force,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new PullOptions
            {
                Repository = RepositoryName.Parse(result.GetRequiredValue(repository)),
                Subfolder = result.GetRequiredValue(subfolder).Trim('/'),
                Precision = precision.In(result),
                Output = result.GetValue(output),
                Name = result.GetValue(name),
                Store = BundleStore.Root(terminal.Variable),
                Force = result.GetValue(force),
            },
            HubOptions.FromEnvironment(terminal.Variable) with { MaxBytes = result.GetValue(maxBytes) },
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PullOptions options, HubOptions hub, Terminal terminal, CancellationToken cancellationToken)
    {
        var started = terminal.Clock.GetTimestamp();
        var pulled = await ProgressBars.ShowAsync(
            terminal,
            progress => new ModelPuller(hub, terminal.Clock).PullAsync(options, new PullStages(progress), cancellationToken));
        foreach (var warning in pulled.Warnings)
        {
            await terminal.Error.WriteLineAsync($"warning: {warning}");
        }

        ExportSummary.Write(pulled.Bundle, pulled.Manifest, terminal.Clock.GetElapsedTime(started), terminal);
        await terminal.Out.WriteLineAsync($"""

            Summarize a file:  summarizer summarize FILE --model {Quoted(pulled.Bundle)}
            Serve it:          summarizer serve --model {Quoted(pulled.Bundle)}
            The same again:    summarizer pull {pulled.Repository}@{pulled.Commit}
            """);
        return ExitCode.Success;
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
}
