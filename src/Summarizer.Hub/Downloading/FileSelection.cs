using System.Text.RegularExpressions;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Downloading;

/// <summary>Which files of a repository make a model. Only data is taken: never pickles, never code.</summary>
internal static partial class FileSelection
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "config.json", "generation_config.json", "tokenizer.json", "tokenizer.model", "tokenizer_config.json", "spiece.model", "vocab.json", "merges.txt",
        "special_tokens_map.json", "added_tokens.json", "chat_template.jinja", "prompts.json", "card.json", "README.md",
    };

    private static readonly string[] BundleEndings = [".json", ".onnx", ".data", ".model", ".txt", ".jinja"];

    /// <summary>Files to receive.</summary>
    /// <param name="files">All files of the repository.</param>
    /// <param name="subfolder">Folder that holds the model; empty for the top.</param>
    /// <returns>Nothing when no model is there that this program reads.</returns>
    public static IReadOnlyList<RepositoryFile> Select(IReadOnlyList<RepositoryFile> files, string subfolder)
    {
        var here = In(files, subfolder).ToList();
        if (IsBundle(here))
        {
            return [.. here.Where(f => BundleEndings.Any(ending => f.Name.EndsWith(ending, StringComparison.Ordinal)))];
        }

        var weights = Weights(here);
        return weights.Count == 0 || here.All(f => f.Name != "config.json") ? [] : [.. here.Where(f => Small.Contains(f.Name)), .. weights];
    }

    /// <summary>Whether the files are those of a bundle that this project exported.</summary>
    public static bool IsBundle(IReadOnlyList<RepositoryFile> files) => files.Any(f => f.Name == "manifest.json") && files.Any(f => f.Name == "decoder.onnx");

    /// <summary>Whether weights are there, but as pickles only.</summary>
    public static bool HasPickleOnly(IReadOnlyList<RepositoryFile> files, string subfolder) =>
        Weights([.. In(files, subfolder)]).Count == 0
        && In(files, subfolder).Any(f => f.Name.StartsWith("pytorch_model", StringComparison.Ordinal) && f.Name.EndsWith(".bin", StringComparison.Ordinal));

    /// <summary>Whether the repository holds an adapter without the model it adapts.</summary>
    public static bool IsAdapter(IReadOnlyList<RepositoryFile> files, string subfolder) =>
        In(files, subfolder).Any(f => f.Name == "adapter_config.json") && In(files, subfolder).All(f => f.Name != "config.json");

    private static IEnumerable<RepositoryFile> In(IReadOnlyList<RepositoryFile> files, string subfolder)
    {
        var prefix = subfolder.Length == 0 ? "" : subfolder.TrimEnd('/') + "/";
        return files.Where(f => f.Path == prefix + f.Name);
    }

    private static List<RepositoryFile> Weights(IReadOnlyList<RepositoryFile> here)
    {
        var single = here.Where(f => f.Name == "model.safetensors").ToList();
        return single.Count > 0 ? single : [.. here.Where(f => f.Name == "model.safetensors.index.json" || ShardPattern().IsMatch(f.Name))];
    }

    [GeneratedRegex("^model-[0-9]{5}-of-[0-9]{5}\\.safetensors$")]
    private static partial Regex ShardPattern();
}
