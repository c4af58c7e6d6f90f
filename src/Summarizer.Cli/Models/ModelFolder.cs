using Summarizer.Bundles;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Hub.Pulling;
using Summarizer.Hub.Repositories;

namespace Summarizer.Cli.Models;

/// <summary>
/// Finds the bundle of a model that a command names: a folder, or <c>hf:ORG/NAME[@REVISION]</c>, whose int8 bundle is made when it is not
/// there yet.
/// </summary>
internal static class ModelFolder
{
    /// <summary>Folder of the bundle.</summary>
    /// <param name="model">What the person typed; null for the model that comes with the repository.</param>
    /// <param name="terminal">Shows the progress; has the environment variables of the hub.</param>
    /// <param name="cancellationToken">Stops the pull.</param>
    /// <exception cref="CommandException">There is no such folder, and a repository may be meant.</exception>
    /// <exception cref="HubException">The model cannot be brought.</exception>
    public static async Task<string> FindAsync(string? model, Terminal terminal, CancellationToken cancellationToken)
    {
        if (model is null)
        {
            return DefaultModel.Find(terminal.CurrentDirectory, AppContext.BaseDirectory);
        }

        if (!model.StartsWith(RepositoryName.Prefix, StringComparison.Ordinal))
        {
            return Directory.Exists(model) || !RepositoryName.LooksLikeOne(model)
                ? model
                : throw new CommandException(
                    $"There is no folder '{model}'. If you mean the repository of that name on the Hugging Face hub, give --model "
                        + $"hf:{model}.");
        }

        var options = new PullOptions
        {
            Repository = RepositoryName.Parse(model),
            Precision = Precision.Int8,
            Store = BundleStore.Root(terminal.Variable),
        };
        var puller = new ModelPuller(HubOptions.FromEnvironment(terminal.Variable), terminal.Clock);
        var pulled = await ProgressBars.ShowAsync(
            terminal, progress => puller.PullAsync(options, new PullStages(progress), cancellationToken));
        foreach (var warning in pulled.Warnings)
        {
            await terminal.Error.WriteLineAsync($"warning: {warning}");
        }

        return pulled.Bundle;
    }
}
