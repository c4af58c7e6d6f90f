using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.Api.Tests.Support.Contract;

namespace Summarizer.Api.Tests.Http.Binding;

/// <summary>Every string and every array of every route that reads JSON, from the OpenAPI document: half an emoji and null are refused by name.</summary>
[Collection(RealModel.Name)]
public sealed class EveryStringTests(RealService service)
{
    private const string Marker = "half an emoji";

    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")))!;
    private static readonly ContractSchema Schema = new(Document);

    public static TheoryData<string> Routes =>
        [.. Document["paths"]!.AsObject().Where(p => Body(p.Key) is not null).Select(p => p.Key).Where(p => !p.Contains('{', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Post_BrokenStringOrNullEntryAnywhere_IsRefusedByName(string route)
    {
        var bodies = Variants(Body(route)!).Where(v => v is JsonObject).ToList();

        Assert.NotEmpty(bodies);
        foreach (var json in bodies.Select(b => b!.ToJsonString().Replace(Marker, @"\ud83d", StringComparison.Ordinal)).Distinct())
        {
            using var response = await service.Client.PostTextAsync(route, json);
            var text = await response.Content.ReadAsStringAsync();
            var field = Wrong(JsonNode.Parse(json.Replace(@"\ud83d", Marker, StringComparison.Ordinal))!.AsObject());

            Assert.True((int)response.StatusCode == 422, $"{route} {json}: {(int)response.StatusCode} {text}");
            Assert.True(text.Contains($"\"{field}", StringComparison.Ordinal), $"{route} {json}: {text}");
        }
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"A text."}],"response_format":{"type":"\ud83d"}}""", "response_format")]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"A text."}],"unknown":["\uDC00"]}""", "unknown")]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":[{"type":"text","text":"\ud83d"}]}]}""", "messages")]
    [InlineData("/v1/compress", """{"query":"Who?","documents":[{"text":"A text.","metadata":{"a":["\ud83d\ud83d"]}}]}""", "documents")]
    [InlineData("/v1/summarize", """{"text":"A text.","\ud83d":1}""", "$")]
    public async Task Post_BrokenStringInADepth_IsRefusedByName(string route, string json, string field)
    {
        using var response = await service.Client.PostTextAsync(route, json);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains($"\"{field}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WholeEmojiAsEscapes_IsRead()
    {
        using var response = await service.Client.PostTextAsync("/tokenize", """{"text":"\ud83d\ude00 and \\ud83d"}""");

        Assert.Equal(200, (int)response.StatusCode);
    }

    private static JsonNode? Body(string route) => Document["paths"]![route]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"];

    // The first field that holds the marker or an array with null.
    private static string Wrong(JsonObject body) => body.First(
        f => f.Value?.ToJsonString() is { } text && (text.Contains(Marker, StringComparison.Ordinal) || text.Contains("[null]", StringComparison.Ordinal))).Key;

    // All values of a schema that hold one broken string or one null entry, and are small otherwise.
    private static IEnumerable<JsonNode?> Variants(JsonNode schema)
    {
        schema = Resolved(schema);
        foreach (var form in (schema["oneOf"] ?? schema["anyOf"])?.AsArray() ?? [])
        {
            foreach (var variant in Variants(form!))
            {
                yield return variant;
            }
        }

        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
            {
                foreach (var variant in Variants(property!))
                {
                    var body = Small(schema)!.AsObject();
                    body[name] = variant;
                    yield return body;
                }
            }
        }
        else if (schema["items"] is { } items)
        {
            yield return new JsonArray((JsonNode?)null);
            foreach (var variant in Variants(items))
            {
                yield return new JsonArray(variant);
            }
        }
        else if (Is(schema, "string"))
        {
            yield return Marker;
        }
    }

    private static JsonNode? Small(JsonNode schema)
    {
        schema = Resolved(schema);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray forms)
        {
            return Small(forms[0]!);
        }

        if (schema["enum"] is JsonArray names)
        {
            return names[0]!.DeepClone();
        }

        return schema switch
        {
            _ when schema["properties"] is JsonObject properties => new JsonObject(
                (schema["required"]?.AsArray() ?? []).Select(r => KeyValuePair.Create((string)r!, (string)r! == "role" ? "user" : Small(properties[(string)r!]!)))),
            _ when schema["items"] is { } items => new JsonArray(Small(items)),
            _ when Is(schema, "integer") || Is(schema, "number") => 1,
            _ when Is(schema, "boolean") => false,
            _ => "text",
        };
    }

    private static JsonNode Resolved(JsonNode schema) => schema["$ref"] is { } reference ? Schema.Resolve((string)reference!) : schema;

    private static bool Is(JsonNode schema, string type) => schema["type"]?.ToJsonString().Contains($"\"{type}\"", StringComparison.Ordinal) is true;
}
