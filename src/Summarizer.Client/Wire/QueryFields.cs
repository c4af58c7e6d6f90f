using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Summarizer.Client.Wire;

/// <summary>Writes the fields of a request as a query, for requests whose body is a file.</summary>
internal static class QueryFields
{
    /// <summary>Gets the query with its question mark; empty when no field is set. A list gives its name once per entry.</summary>
    public static string Of<T>(T fields, JsonTypeInfo<T> type)
    {
        var query = new StringBuilder();
        foreach (var field in JsonSerializer.SerializeToElement(fields, type).EnumerateObject())
        {
            foreach (
                var value in field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray().AsEnumerable() : [field.Value])
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(field.Name).Append('=').Append(Uri.EscapeDataString(value.ToString()));
            }
        }

        return query.ToString();
    }
}
