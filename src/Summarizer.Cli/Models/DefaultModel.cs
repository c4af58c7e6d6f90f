using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Options;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Models;

/// <summary>Finds the model that comes with the repository, so that a newcomer need not name one.</summary>
internal static class DefaultModel
{
    private static readonly string Place = Path.Combine("models", "pocket");

    /// <summary>The option of commands that need no model named.</summary>
    public static Option<string?> Option() => new("--model")
    {
        Description = "Model bundle, or hf:ORG/NAME for a model of the Hugging Face hub; default: models/pocket in or above the current "
            + "folder or the folder of this tool.",
        HelpName = CommonOptions.ModelNames,
    };

    /// <summary>Looks for <c>models/pocket</c> in each of the folders and in all folders above them.</summary>
    /// <param name="starts">Where to begin, in order.</param>
    /// <returns>Folder of the bundle.</returns>
    /// <exception cref="CommandException">There is none.</exception>
    public static string Find(params IEnumerable<string> starts)
    {
        var searched = starts.ToList();
        return searched.SelectMany(AndAbove).Select(folder => Path.Combine(folder, Place)).FirstOrDefault(IsBundle)
            ?? throw new CommandException(
                $"There is no '{Place}' in or above {string.Join(" or ", searched.Select(s => $"'{s}'"))}. Give the model with "
                    + "--model DIR.");
    }

    private static IEnumerable<string> AndAbove(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static bool IsBundle(string folder) => File.Exists(Path.Combine(folder, BundleManifest.FileName));
}
