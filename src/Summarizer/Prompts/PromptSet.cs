using Summarizer.Bundles;
using Summarizer.Grounding;

namespace Summarizer.Prompts;

/// <summary>The prompts that a bundle brings, by task.</summary>
public sealed class PromptSet
{
    /// <summary>Summary in running text.</summary>
    public const string Summarize = "summarize";

    /// <summary>Summary as a list; optional.</summary>
    public const string Bullets = "bullets";

    /// <summary>Evidence for a question; optional.</summary>
    public const string Compress = "compress";

    private readonly Dictionary<string, TaskPrompt> _prompts;

    /// <summary>Reads every template of a manifest.</summary>
    /// <exception cref="BundleException">A template is malformed.</exception>
    public PromptSet(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _prompts = manifest.Prompts.ToDictionary(p => p.Key, p => Read(p.Key, p.Value), StringComparer.Ordinal);

        // A model trained without a prompt reads the bare document.
        _prompts.TryAdd(Summarize, new TaskPrompt(Summarize, "{text}"));
    }

    /// <summary>Prompt of a task, or null when the model was not trained for it.</summary>
    public TaskPrompt? Find(string task) => _prompts.GetValueOrDefault(task);

    private static TaskPrompt Read(string task, PromptTemplate prompt) => new(task, prompt.Template)
    {
        Extractiveness = Enum.TryParse<Extractiveness>(prompt.Extractiveness, ignoreCase: true, out var level) ? level : Extractiveness.Low,
        Sentences = prompt.Sentences,
    };
}
