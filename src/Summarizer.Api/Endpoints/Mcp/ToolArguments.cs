using System.Globalization;
using System.Text.Json;
using Summarizer.Api.Http.Wire;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>Checks the arguments of a call against the schema that the tool publishes, in words that a language model can act on.</summary>
/// <param name="schema">Schema of the tool's input.</param>
internal sealed class ToolArguments(JsonElement schema)
{
    private const int LongestShown = 40;

    /// <summary>What is wrong with each argument; an optional one that is null counts as left out.</summary>
    public Dictionary<string, string[]> Check(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var properties = schema.GetProperty("properties");
        var missing = schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).ToHashSet() : [];
        foreach (var (name, value) in arguments)
        {
            if (!properties.TryGetProperty(name, out var property))
            {
                var known = string.Join(", ", properties.EnumerateObject().Select(p => p.Name));
                errors[Shorten(name)] = [$"{Shorten(name)} is not an argument of this tool. Its arguments are {known}."];
            }
            else if (value.ValueKind == JsonValueKind.Null ? missing.Contains(name) : Wrong(name, value, property) is not null)
            {
                errors[name] = [Wrong(name, value, property) ?? ""];
                missing.Remove(name);
            }
            else if (value.ValueKind != JsonValueKind.Null)
            {
                missing.Remove(name);
            }
        }

        foreach (var name in missing)
        {
            errors[name] = [$"{name} is required; it must be {Describe(properties.GetProperty(name))}."];
        }

        return errors;
    }

    private static string? Wrong(string name, JsonElement value, JsonElement schema)
    {
        if (!Fits(value, schema))
        {
            return $"{name} must be {Describe(schema)}; it is {Show(value, IsOption(schema))}.";
        }

        var index = value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().TakeWhile(v => Fits(v, items)).Count()
            : int.MaxValue;
        return index < int.MaxValue && index < value.GetArrayLength()
            ? $"{name}[{index}] must be {Describe(schema.GetProperty("items"))}; it is {Show(value[index], isOption: false)}."
            : null;
    }

    private static bool Fits(JsonElement value, JsonElement schema) => TypeOf(schema) switch
    {
        "string" => value.ValueKind == JsonValueKind.String
            && (!schema.TryGetProperty("enum", out var names) || names.EnumerateArray().Any(n => n.ValueEquals(value.GetString()))),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => true,
    };

    private static string Describe(JsonElement schema) => TypeOf(schema) switch
    {
        "string" when schema.TryGetProperty("enum", out var names) => "one of " + string.Join(", ", names.EnumerateArray()),
        "string" => "a string",
        "integer" => string.Create(CultureInfo.InvariantCulture, $"an integer up to {int.MaxValue}"),
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "an array of strings",
        _ => "as the tool's schema says",
    };

    private static bool IsOption(JsonElement schema) => TypeOf(schema) is "integer" or "number" or "boolean" || schema.TryGetProperty("enum", out _);

    // A value in the place of a text may be a document, and an error must not quote documents.
    private static string Show(JsonElement value, bool isOption) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String when !isOption => "a string",
        JsonValueKind.String => $"\"{Shorten(value.GetString()!)}\"",
        _ => Shorten(value.GetRawText()),
    };

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static string Shorten(string text) => text.Length > LongestShown ? Cut.Start(text, LongestShown) + "..." : text;
}
