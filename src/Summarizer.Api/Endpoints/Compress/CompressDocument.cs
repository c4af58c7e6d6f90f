using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Http.Binding;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>One document: a text, or an object with the text and what the caller wants back with it.</summary>
[JsonConverter(typeof(CompressDocumentConverter))]
[JsonForm(
    "a text or an object with text and, if you like, id, title, parts and metadata",
    "texts or objects with text and, if you like, id, title, parts and metadata")]
internal sealed record CompressDocument
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The caller's name for it, given back unchanged.</summary>
    public string? Id { get; init; }

    /// <summary>Counts when documents are ranked; not part of what is kept.</summary>
    public string? Title { get; init; }

    /// <summary>Parts of the text, as POST /v1/documents gave them; without them the text's own signs make them.</summary>
    public IReadOnlyList<DocumentItem>? Parts { get; init; }

    /// <summary>Anything; given back unchanged.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The parts as blocks of the text model; null where none are given.</summary>
    /// <param name="index">Place of the document in the request, for messages.</param>
    /// <exception cref="Requests.InvalidRequestException">They overlap, or lie outside of the text.</exception>
    public IReadOnlyList<TextBlock>? BlocksAt(int index) => GivenParts.ToBlocks(Text, Parts, index);
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
        IReadOnlyList<DocumentItem>? parts = null;
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
                case "parts":
                    parts = field.Value.Deserialize((JsonTypeInfo<IReadOnlyList<DocumentItem>>)options.GetTypeInfo(typeof(IReadOnlyList<DocumentItem>)));
                    if (parts?.Any(p => p is null) == true)
                    {
                        throw new JsonException("A part of a document is an object.");
                    }

                    break;
                case "metadata":
                    metadata = field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.Clone();
                    break;
                default:
                    throw new JsonException($"A document has no field {field.Name}.");
            }
        }

        text = text ?? throw new JsonException("A document needs a text.");
        return new CompressDocument { Text = text, Id = id, Title = title, Parts = parts, Metadata = metadata };
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
