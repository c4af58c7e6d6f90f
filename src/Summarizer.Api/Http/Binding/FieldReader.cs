using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Requests;

namespace Summarizer.Api.Http.Binding;

/// <summary>Turns parsed JSON into a request body, or says what is wrong with every field at once.</summary>
internal static class FieldReader
{
    private const int LongestShown = 40;

    /// <exception cref="InvalidRequestException">Fields are missing, unknown or of the wrong type.</exception>
    public static T Read<T>(JsonElement body, JsonTypeInfo<T> type)
        where T : class
    {
        if (UnicodeCheck.Check(body) is { Count: > 0 } broken)
        {
            throw new InvalidRequestException(broken);
        }

        try
        {
            var value = body.Deserialize(type) ?? throw new JsonException();
            return type.Properties.Where(p => !p.IsExtensionData).All(
                p => !body.TryGetProperty(p.Name, out var field) || (IsName(field, p.PropertyType) && NullEntry(field, p.PropertyType, p.Name, type.Options) is null))
                ? value
                : throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidRequestException(Diagnose(body, type));
        }
    }

    private static Dictionary<string, string[]> Diagnose(JsonElement body, JsonTypeInfo type)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new() { ["$"] = [$"The body must be a JSON object; it is {Show(body, isOption: false)}."] };
        }

        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var known = type.Properties.Where(p => !p.IsExtensionData).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject())
        {
            if (!known.Remove(field.Name, out var property))
            {
                if (type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip)
                {
                    continue;
                }

                var name = Shorten(field.Name);
                errors[name] = [$"{name} is not a field of this request. Its fields are "
                    + $"{string.Join(", ", type.Properties.Select(p => p.Name))}."];
            }
            else if (NullEntry(field.Value, property.PropertyType, field.Name, type.Options) is { } empty)
            {
                errors[field.Name] = [$"{empty.Path} must be {Describe(empty.Item)}; it is null. Leave the entry out."];
            }
            else if (!IsReadable(field.Value, property, type.Options))
            {
                errors[field.Name] = [$"{field.Name} must be {Describe(property.PropertyType)}; it is "
                    + $"{Show(field.Value, IsOption(property.PropertyType))}."];
            }
        }

        foreach (var missing in known.Values.Where(p => p.IsRequired))
        {
            errors[missing.Name] = [$"{missing.Name} is required; it must be {Describe(missing.PropertyType)}."];
        }

        return errors.Count > 0 ? errors : new() { ["$"] = ["The body does not fit this route. Compare it with GET /openapi/v1.json."] };
    }

    // The framework reads "short, medium" as the sum of two values and ignores case; a name here is one name, as it is written.
    private static bool IsName(JsonElement value, Type type) =>
        value.ValueKind != JsonValueKind.String || (
            Nullable.GetUnderlyingType(type) ?? type) is not { IsEnum: true } names || Names(names).Contains(value.GetString());

    // The framework takes null for an entry of a list, whatever the type of the list says.
    private static (string Path, Type Item)? NullEntry(JsonElement value, Type type, string path, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Array && Item(type) is { } item)
        {
            var entries = value.EnumerateArray().Select((entry, i) => (Entry: entry, Path: $"{path}[{i}]"));
            return entries.Select(e => e.Entry.ValueKind == JsonValueKind.Null ? (e.Path, item) : NullEntry(e.Entry, item, e.Path, options))
                .FirstOrDefault(found => found is not null);
        }

        return value.ValueKind == JsonValueKind.Object && options.TryGetTypeInfo(type, out var info) && info.Kind == JsonTypeInfoKind.Object
            ? info.Properties.Where(p => !p.IsExtensionData)
                .Select(p => value.TryGetProperty(p.Name, out var field) ? NullEntry(field, p.PropertyType, $"{path}.{p.Name}", options) : null)
                .FirstOrDefault(found => found is not null)
            : null;
    }

    private static Type? Item(Type type) =>
        type is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? list.GetGenericArguments()[0] : null;

    private static bool IsReadable(JsonElement value, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        try
        {
            return IsName(value, property.PropertyType)
                && (value.Deserialize(options.GetTypeInfo(property.PropertyType)) is not null || property.IsSetNullable);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    private static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } e => "one of " + string.Join(", ", Names(e)),
        var t when t == typeof(string) => "a string of valid Unicode",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(int) => string.Create(CultureInfo.InvariantCulture, $"an integer up to {int.MaxValue}"),
        var t when t == typeof(long) => "a 64-bit integer",
        var t when t == typeof(double) => "a number",
        { IsGenericType: true } list when Form(list.GetGenericArguments()[0]) is { } form => "an array of " + form.Many,
        var t => Form(t)?.One ?? "an array of strings",
    };

    private static JsonFormAttribute? Form(Type type) => type.GetCustomAttribute<JsonFormAttribute>();

    private static bool IsOption(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } or { IsPrimitive: true };

    // A value in the place of a text may be a document, and a problem must not quote documents.
    private static string Show(JsonElement value, bool isOption)
    {
        // Throws for bytes that are not UTF-8, which is another problem than a wrong field.
        var text = value.GetRawText();
        return value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String when !isOption => "a string",
            _ => Shorten(text),
        };
    }

    // Problems quote only the start of names and values.
    private static string Shorten(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestShown))
        {
            shown.Append(rune);
        }

        return text.Length > shown.Length ? shown + "..." : text;
    }
}
