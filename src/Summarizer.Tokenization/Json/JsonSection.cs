using System.Text.Json;

namespace Summarizer.Tokenization.Json;

/// <summary>An object of a <c>tokenizer.json</c>, with its path for messages.</summary>
internal readonly record struct JsonSection(JsonElement Element, string Path)
{
    /// <summary>Whether a field is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A field of any kind.</summary>
    public JsonElement Required(string name) => Find(name) ?? throw Fail(name, "is missing");

    /// <summary>An object.</summary>
    public JsonSection Section(string name) => OptionalSection(name) ?? throw Fail(name, "is missing");

    /// <summary>An object, or null.</summary>
    public JsonSection? OptionalSection(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonSection(value, PathOf(name)),
        _ => throw Fail(name, "must be an object"),
    };

    /// <summary>The objects of a list; none if it is absent.</summary>
    public IEnumerable<JsonSection> Sections(string name)
    {
        string path = PathOf(name);
        return Find(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((item, i) => new JsonSection(item, $"{path}[{i}]")),
            _ => throw Fail(name, "must be a list"),
        };
    }

    /// <summary>A text.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Fail(name, "is missing");

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Fail(name, "must be a text"),
    };

    /// <summary>True or false; false if it is absent.</summary>
    public bool Bool(string name) => OptionalBool(name) ?? false;

    /// <summary>True or false, or null if it is absent.</summary>
    public bool? OptionalBool(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Fail(name, "must be true or false"),
    };

    /// <summary>A token id.</summary>
    public int Id(string name) => Required(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int id) && id is >= 0 and < JsonVocabulary.MaxPieces
        ? id
        : throw Fail(name, $"must be a whole number from 0 to {JsonVocabulary.MaxPieces - 1}");

    /// <summary>What is wrong with a field.</summary>
    public InvalidDataException Fail(string name, string what) => new($"{PathOf(name)} {what}. Copy the file again from the checkpoint.");

    /// <summary>A step that this build cannot take.</summary>
    public InvalidDataException Unsupported(string what) => new($"{Path} is {what}, which is not supported. Use a checkpoint of Gemma, T5 or BART, or its SentencePiece file.");

    private JsonElement? Find(string name) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
