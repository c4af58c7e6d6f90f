using System.Text.Json;
using System.Text.Json.Nodes;

namespace Summarizer.Api.Tests.Support.Contract;

/// <summary>Checks JSON against a schema of the OpenAPI document. Knows the keywords that the document uses, and fails on any other.</summary>
internal sealed class ContractSchema(JsonNode document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "oneOf", "anyOf", "description", "format", "default", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "const", "pattern", "title", "minLength", "maxLength",
    ];

    /// <summary>What is wrong with a value; nothing for a valid one.</summary>
    public IEnumerable<string> Check(JsonNode? value, JsonNode schema, string at = "$")
    {
        var known = schema.AsObject();
        foreach (var keyword in known.Select(k => k.Key).Where(k => !Known.Contains(k)))
        {
            yield return $"{at}: the schema has the keyword {keyword}, which is not checked";
        }

        if (known["$ref"] is { } reference)
        {
            foreach (var error in Check(value, Resolve((string)reference!), at))
            {
                yield return error;
            }
        }

        foreach (var error in Forms(value, known, at).Concat(Kind(value, known, at)))
        {
            yield return error;
        }
    }

    /// <summary>The schema that a reference names.</summary>
    public JsonNode Resolve(string reference) => reference[2..].Split('/').Aggregate(document, (node, name) => node[name]!);

    private IEnumerable<string> Forms(JsonNode? value, JsonObject schema, string at)
    {
        if (schema["oneOf"] is JsonArray one && one.Count(s => !Check(value, s!, at).Any()) is var fitting && fitting != 1)
        {
            yield return $"{at} matches {fitting} of the forms of oneOf: {Show(value)}";
        }

        if (schema["anyOf"] is JsonArray any && !any.Any(s => !Check(value, s!, at).Any()))
        {
            yield return $"{at} matches no form of anyOf: {Show(value)}";
        }

        if (schema["enum"] is JsonArray names && !names.Any(n => JsonNode.DeepEquals(n, value)))
        {
            yield return $"{at} is none of the names: {Show(value)}";
        }
    }

    private IEnumerable<string> Kind(JsonNode? value, JsonObject schema, string at)
    {
        if (schema["type"] is { } type && !(type is JsonArray several ? several.Select(t => (string)t!) : [(string)type!]).Any(t => Is(value, t)))
        {
            return [$"{at} must be {type.ToJsonString()}; it is {Show(value)}"];
        }

        return value switch
        {
            JsonArray array when schema["items"] is { } items => array.SelectMany((v, i) => Check(v, items, $"{at}[{i}]")),
            JsonObject body => Fields(body, schema, at),
            _ => [],
        };
    }

    private IEnumerable<string> Fields(JsonObject body, JsonObject schema, string at)
    {
        var properties = schema["properties"]?.AsObject() ?? [];
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(r => (string)r!).Where(r => !body.ContainsKey(r)))
        {
            yield return $"{at} has no {name}";
        }

        foreach (var (name, value) in body)
        {
            var errors = properties[name] is { } property ? Check(value, property, $"{at}.{name}")
                : schema["additionalProperties"] is JsonObject others ? Check(value, others, $"{at}.{name}")
                : schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False ? [$"{at}.{name} is not in the document"] : [];
            foreach (var error in errors)
            {
                yield return error;
            }
        }
    }

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.TryParse(value!.ToJsonString(), out var number) && number == decimal.Truncate(number),
        _ => false,
    };

    private static string Show(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 80)] : "null";
}
