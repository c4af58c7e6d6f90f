using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>What prompts for summaries look like: templates of known programs, and the words and labels that others are made of.</summary>
internal sealed record PromptData
{
    private static readonly Lazy<PromptData> Loaded = new(Read);

    /// <summary>The data that comes with the program.</summary>
    public static PromptData Shared => Loaded.Value;

    /// <summary>Default prompts of programs.</summary>
    public required IReadOnlyList<PromptTemplate> Templates { get; init; }

    /// <summary>Words that name the task of summarizing.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>How an instruction begins, after openers.</summary>
    public required IReadOnlyList<string> Starts { get; init; }

    /// <summary>Polite words before it.</summary>
    public required IReadOnlyList<string> Openers { get; init; }

    /// <summary>How further sentences and list entries of an instruction begin.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Words that point from an instruction to its document.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Words that mean the conversation as a whole.</summary>
    public required IReadOnlyList<string> Dialogues { get; init; }

    /// <summary>System messages that ask for nothing.</summary>
    public required IReadOnlyList<string> Boilerplate { get; init; }

    /// <summary>Labels before a document.</summary>
    public required HashSet<string> DocumentLabels { get; init; }

    /// <summary>Labels at the end of a prompt, after which a model would write.</summary>
    public required HashSet<string> AnswerLabels { get; init; }

    /// <summary>Labels before an instruction.</summary>
    public required HashSet<string> InstructionLabels { get; init; }

    /// <summary>Words of instructions that say no more than that a summary is wanted, and how long.</summary>
    public required HashSet<string> Generic { get; init; }

    /// <summary>Numbers in words.</summary>
    public required IReadOnlyDictionary<string, int> Numbers { get; init; }

    /// <summary>Names of sentences.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Names of words.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Names of list entries.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>How a list is asked for.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    private static PromptData Read()
    {
        using var resource = typeof(PromptData).Assembly.GetManifestResourceStream("conversations/prompts.json")!;
        return JsonSerializer.Deserialize(resource, PromptDataJson.Default.PromptData)!;
    }
}

/// <summary>The default prompt of a program.</summary>
/// <param name="Client">Program and use.</param>
/// <param name="Pieces">Literal text, whose white space does not count, and the slots {document}, {before}, {query} and {skip}.</param>
internal sealed record PromptTemplate(string Client, IReadOnlyList<string> Pieces);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromptData))]
internal sealed partial class PromptDataJson : JsonSerializerContext;
