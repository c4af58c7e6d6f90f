using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Summarizer.Api.Http.Binding;

/// <summary>
/// Finds strings that hold half of a surrogate pair. JSON can write one (<c>"\ud83d"</c>), and programs that cut texts by UTF-16 units
/// send them, but no text has one.
/// </summary>
internal static class UnicodeCheck
{
    private const string Root = "$";

    /// <summary>What is wrong with each field of a body; nothing for a body whose strings are all valid.</summary>
    /// <exception cref="InvalidOperationException">The body holds bytes that are not UTF-8.</exception>
    public static Dictionary<string, string[]> Check(JsonElement body)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (MayBreak(JsonMarshal.GetRawUtf8Value(body)))
        {
            Visit(body, "", "", errors);
        }

        return errors;
    }

    /// <summary>Whether JSON may hold half of a pair. Only an escape can spell a surrogate, and most bodies have none.</summary>
    public static bool MayBreak(ReadOnlySpan<byte> json) => json.IndexOf(@"\ud"u8) >= 0 || json.IndexOf(@"\uD"u8) >= 0;

    private static void Visit(JsonElement value, string field, string path, Dictionary<string, string[]> errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when !IsValid(value, static v => v.GetString()):
                errors.TryAdd(field.Length > 0 ? field : Root, [$"{(path.Length > 0 ? path : "The body")} must be a string of valid Unicode; "
                    + "it holds half of a surrogate pair. Cut texts between characters, not inside one."]);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item, field, $"{path}[{index++}]", errors);
                }

                break;
            case JsonValueKind.Object:
                Visit(value.EnumerateObject(), field, path, errors);
                break;
        }
    }

    private static void Visit(JsonElement.ObjectEnumerator fields, string field, string path, Dictionary<string, string[]> errors)
    {
        foreach (var property in fields)
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                errors.TryAdd(field.Length > 0 ? field : Root, [$"Names of fields in {(path.Length > 0 ? path : "the body")} must be valid "
                    + "Unicode; one holds half of a surrogate pair."]);
                continue;
            }

            Visit(property.Value, field.Length > 0 ? field : name, path.Length > 0 ? $"{path}.{name}" : name, errors);
        }
    }

    private static bool IsValid(JsonElement value, Action<JsonElement> read)
    {
        try
        {
            read(value);
            return true;
        }
        catch (InvalidOperationException) when (Utf8.IsValid(JsonMarshal.GetRawUtf8Value(value)))
        {
            return false;
        }
    }
}
