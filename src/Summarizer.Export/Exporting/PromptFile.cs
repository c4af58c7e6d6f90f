using System.Text.Json;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Exporting;

/// <summary>Prompt templates of a checkpoint: its own <c>prompts.json</c>, an object of task and template, or what its family was trained on.</summary>
internal static class PromptFile
{
    public const string Name = "prompts.json";
    private const string TextSlot = "{text}";

    private static readonly Dictionary<string, PromptTemplate> T5Gemma = new()
    {
        ["summarize"] = new("Summarize: {text}"),
        ["headline"] = new("Title: {text}"),
        ["compress"] = new("Answer: {query}\n{text}"),
    };

    /// <exception cref="ExportException">The file is not an object of strings, or a template has no place for the text.</exception>
    public static IReadOnlyDictionary<string, PromptTemplate> Read(string folder, ModelConfig config)
    {
        if (!File.Exists(Path.Combine(folder, Name)))
        {
            return config.Encoder is null ? new Dictionary<string, PromptTemplate>() : T5Gemma;
        }

        using var document = JsonFile.Read(folder, Name);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new ExportException($"{Name} must be an object of tasks and templates, for example {{\"summarize\": \"Summarize: {TextSlot}\"}}.");
        }

        return document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, Template, StringComparer.Ordinal);
    }

    private static PromptTemplate Template(JsonProperty entry)
    {
        var template = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : null;
        return template?.Contains(TextSlot, StringComparison.Ordinal) == true
            ? new PromptTemplate(template)
            : throw new ExportException($"{Name}: {MessageText.Quote(entry.Name)} must be a text that holds {TextSlot}. Correct the file.");
    }
}
