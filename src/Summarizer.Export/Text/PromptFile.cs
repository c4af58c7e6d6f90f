using System.Text.Json;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>
/// Prompt templates of a checkpoint: those that the person who exports gives, else its own <c>prompts.json</c>, else those of its kind. The file is an object of task and template, where a template is
/// a text or an object with <c>template</c>, <c>extractiveness</c> (low, medium, high) and <c>sentences</c> (<see cref="SentenceWeights"/>), for a small model that should quote rather than write.
/// </summary>
internal static class PromptFile
{
    public const string Name = "prompts.json";
    private const string TextSlot = "{text}";

    /// <summary>Whether a checkpoint brings prompts.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>A template by itself, for one task.</summary>
    /// <exception cref="ExportException">It has no place for the text.</exception>
    public static PromptTemplate Template(string task, string template) => template.Contains(TextSlot, StringComparison.Ordinal)
        ? new PromptTemplate(template)
        : throw new ExportException($"The prompt of {MessageText.Quote(task)} must hold {TextSlot}, where the document goes. Correct it.");

    /// <summary>Reads the file.</summary>
    /// <exception cref="ExportException">The file is not an object of strings, or a template has no place for the text.</exception>
    public static Dictionary<string, PromptTemplate> Read(string folder)
    {
        using var document = JsonFile.Read(folder, Name);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new ExportException($"{Name} must be an object of tasks and templates, for example {{\"summarize\": \"Summarize: {TextSlot}\"}}.");
        }

        return document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, Template, StringComparer.Ordinal);
    }

    private static PromptTemplate Template(JsonProperty entry)
    {
        var template = Text(entry.Value) ?? Text(entry.Value, "template");
        var extractiveness = Text(entry.Value, "extractiveness");
        if (extractiveness is not (null or "low" or "medium" or "high"))
        {
            throw new ExportException($"{Name}: {MessageText.Quote(entry.Name)} has the extractiveness {MessageText.Quote(extractiveness)}; it must be low, medium or high. Correct the file.");
        }

        return template?.Contains(TextSlot, StringComparison.Ordinal) == true
            ? new PromptTemplate(template, extractiveness, Sentences(entry))
            : throw new ExportException($"{Name}: {MessageText.Quote(entry.Name)} must be a text that holds {TextSlot}. Correct the file.");
    }

    private static SentenceWeights? Sentences(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object || !entry.Value.TryGetProperty("sentences", out var weights))
        {
            return null;
        }

        try
        {
            return SentenceWeights.Read(weights.GetRawText());
        }
        catch (JsonException e)
        {
            throw new ExportException($"{Name}: sentences of {MessageText.Quote(entry.Name)} cannot be read: {e.Message} Correct the file.");
        }
    }

    private static string? Text(JsonElement value, string? property = null)
    {
        if (property is not null && !(value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property, out value)))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
