using Summarizer.Cli.Running;

namespace Summarizer.Cli.Exporting;

/// <summary>Reads <c>--prompt task=template</c>.</summary>
internal static class PromptOption
{
    /// <exception cref="UsageException">An entry has no task, or a task stands there twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> entries)
    {
        var prompts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Split('=', 2) is not [{ Length: > 0 } task, var template])
            {
                throw new UsageException(
                    $"--prompt '{entry}' is not of the form task=template. Example: --prompt 'summarize=Summarize: {{text}}'.");
            }

            if (!prompts.TryAdd(task.Trim(), template.Replace("\\n", "\n", StringComparison.Ordinal)))
            {
                throw new UsageException($"--prompt gives the task '{task.Trim()}' twice. Give one template for each task.");
            }
        }

        return prompts;
    }
}
