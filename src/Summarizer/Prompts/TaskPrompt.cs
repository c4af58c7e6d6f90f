using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Bundles;
using Summarizer.Grounding;

namespace Summarizer.Prompts;

/// <summary>
/// The text that one task puts around a document: <c>{text}</c>, and where the task has them <c>{query}</c> and <c>{instruction}</c>.
/// Anything else in braces is literal text.
/// </summary>
public sealed partial class TaskPrompt
{
    private const string TextSlot = "{text}";
    private const string QuerySlot = "{query}";
    private const string InstructionSlot = "{instruction}";

    private readonly string[] _parts;

    /// <summary>Reads a template.</summary>
    /// <param name="task">Task it belongs to, for messages.</param>
    /// <param name="template">Holds <c>{text}</c> exactly once.</param>
    /// <exception cref="BundleException">The template has no place, or several places, for the document.</exception>
    public TaskPrompt(string task, string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        _parts = Slots().Split(template);
        var documents = _parts.Count(p => p == TextSlot);
        if (documents != 1)
        {
            throw new BundleException(
                $"The prompt of the task '{task}' in the bundle's manifest holds {{text}} {documents} times; it must hold it exactly once. Correct the template.");
        }

        TakesInstruction = _parts.Contains(InstructionSlot);
    }

    /// <summary>How closely outputs should follow their source when the caller does not say.</summary>
    public Extractiveness Extractiveness { get; init; } = Extractiveness.Low;

    /// <summary>How whole sentences are chosen for outputs that quote; null when the model was not tuned for that.</summary>
    public SentenceWeights? Sentences { get; init; }

    /// <summary>Whether the template has a place for an instruction.</summary>
    public bool TakesInstruction { get; }

    /// <summary>Fills the template. Braces inside the values are never read as slots.</summary>
    /// <param name="text">Document, taken over unchanged.</param>
    /// <param name="instruction">What the caller asks for; nothing is written for null.</param>
    /// <param name="query">Question; nothing is written for null.</param>
    public string Render(string text, string? instruction = null, string? query = null) => Place(text, instruction, query).Text;

    /// <summary>Fills the template, and tells where the document begins and which parts are the template's own.</summary>
    /// <inheritdoc cref="Render"/>
    public RenderedPrompt Place(string text, string? instruction, string? query)
    {
        var result = new StringBuilder();
        var offset = 0;
        var own = new List<Range>();
        foreach (var part in _parts)
        {
            var start = result.Length;
            offset = part == TextSlot ? start : offset;
            result.Append(part switch
            {
                TextSlot => text,
                InstructionSlot => instruction,
                QuerySlot => query,
                _ => part,
            });
            if (part is not (TextSlot or InstructionSlot or QuerySlot))
            {
                own.Add(start..result.Length);
            }
        }

        return new(result.ToString(), offset, [.. own]);
    }

    // The capture group keeps the slots themselves in the result of Split.
    [GeneratedRegex(@"(\{(?:text|query|instruction)\})")]
    private static partial Regex Slots();
}
