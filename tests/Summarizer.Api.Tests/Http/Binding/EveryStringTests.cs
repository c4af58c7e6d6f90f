using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.Api.Tests.Support.Contract;

namespace Summarizer.Api.Tests.Http.Binding;

/// <summary>Every string and every array of every route that reads JSON, from the OpenAPI document: half an emoji and null are refused by name.</summary>
[Collection(RealModel.Name)]
public sealed class EveryStringTests(RealService service)
{
    private const string Marker = "half an emoji";
    private static readonly string[] Nulls = ["[null]", ":null"];

    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")))!;
    private static readonly ContractSchema Schema = new(Document);

    public static TheoryData<string> Routes =>
        [.. Document["paths"]!.AsObject().Where(p => Body(p.Key) is not null).Select(p => p.Key)];

    [Fact]
    public void Routes_OfTheDocument_AreThoseThatReadJson() => Assert.Superset(
        new HashSet<string>
        {
            "/v1/summarize", "/v1/summarize/batch", "/v1/compress", "/v1/compare", "/v1/chat/completions", "/v1/completions", "/v1/responses", "/v1/embeddings", "/v1/rerank",
            "/v2/rerank", "/", "/models/{id}", "/generate", "/generate_stream", "/embed", "/rerank", "/api/generate", "/api/chat", "/tokenize", "/detokenize",
        },
        Routes.Select(r => (string)r).ToHashSet());

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Post_BrokenStringOrNullEntryAnywhere_IsRefusedByName(string route)
    {
        var bodies = Variants(Body(route)!).Where(v => v is JsonObject).ToList();

        Assert.NotEmpty(bodies);
        foreach (var json in bodies.Select(b => b!.ToJsonString().Replace(Marker, @"\ud83d", StringComparison.Ordinal)).Distinct())
        {
            using var response = await service.Client.PostTextAsync(route.Replace("{id}", "pocket", StringComparison.Ordinal), json);
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
        f => f.Value is null || (f.Value.ToJsonString() is var text && (text.Contains(Marker, StringComparison.Ordinal) || Nulls.Any(n => text.Contains(n, StringComparison.Ordinal))))).Key;

    // All values of a schema that hold one broken string, or null where the schema has none, and are small otherwise.
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
                foreach (var variant in Variants(property!).Concat(TakesNull(property!) ? [] : [null]))
                {
                    var body = Small(schema)!.AsObject();
                    body[name] = variant;
                    yield return body;
                }
            }
        }
        else if (Is(schema, "object"))
        {
            yield return new JsonObject { ["any"] = new JsonArray(Marker) };
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

    // A schema without a type takes anything.
    private static bool TakesNull(JsonNode schema) => Resolved(schema) is var resolved
        && ((resolved["oneOf"] ?? resolved["anyOf"]) is JsonArray forms ? forms.Any(f => TakesNull(f!)) : resolved["type"] is null || Is(resolved, "null"));

    private static JsonNode Resolved(JsonNode schema) => schema["$ref"] is { } reference ? Schema.Resolve((string)reference!) : schema;

    private static bool Is(JsonNode schema, string type) => schema["type"]?.ToJsonString().Contains($"\"{type}\"", StringComparison.Ordinal) is true;
}
