using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>One document: a text, or an object with the text and what the caller wants back with it.</summary>
[JsonConverter(typeof(CompressDocumentConverter))]
[JsonForm(
    "a text or an object with text and, if you like, id, title and metadata",
    "texts or objects with text and, if you like, id, title and metadata")]
internal sealed record CompressDocument
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The caller's name for it, given back unchanged.</summary>
    public string? Id { get; init; }

    /// <summary>Counts when documents are ranked; not part of what is kept.</summary>
    public string? Title { get; init; }

    /// <summary>Anything; given back unchanged.</summary>
    public JsonElement? Metadata { get; init; }
}

/// <summary>Reads both forms.</summary>
internal sealed class CompressDocumentConverter : JsonConverter<CompressDocument>
{
    public override CompressDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new CompressDocument { Text = reader.GetString()! };
        }

        var body = JsonElement.ParseValue(ref reader);
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A document is a text or an object.");
        }

        string? text = null, id = null, title = null;
        JsonElement? metadata = null;
        foreach (var field in body.EnumerateObject())
        {
            switch (field.Name)
            {
                case "text":
                    text = Text(field);
                    break;
                case "id":
                    id = Text(field);
                    break;
                case "title":
                    title = Text(field);
                    break;
                case "metadata":
                    metadata = field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.Clone();
                    break;
                default:
                    throw new JsonException($"A document has no field {field.Name}.");
            }
        }

        text = text ?? throw new JsonException("A document needs a text.");
        return new CompressDocument { Text = text, Id = id, Title = title, Metadata = metadata };
    }

    public override void Write(Utf8JsonWriter writer, CompressDocument value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static string? Text(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.String => field.Value.GetString(),
        JsonValueKind.Null => null,
        _ => throw new JsonException($"{field.Name} of a document is a text."),
    };
}
