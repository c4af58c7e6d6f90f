using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Requests;

namespace Summarizer.Api.Http.Binding;

/// <summary>Turns the fields of a form or a query into the JSON body that they mean, so that the same rules check both.</summary>
internal static class FormFields
{
    /// <summary>Builds the body.</summary>
    /// <param name="type">Serializer of the body.</param>
    /// <param name="fields">Values by name.</param>
    /// <param name="given">Fields that the file provides. The form may not give them as well.</param>
    /// <exception cref="InvalidRequestException">Fields are unknown, repeated or of the wrong type.</exception>
    public static T Read<T>(JsonTypeInfo<T> type, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, JsonObject given)
        where T : class
    {
        var body = given;
        foreach (var (name, values) in fields)
        {
            if (given.ContainsKey(name))
            {
                throw Wrong(name, $"{name} is what the file holds; leave the field out, or send JSON without a file.");
            }

            var property = type.Properties.FirstOrDefault(p => p.Name == name)?.PropertyType ?? typeof(string);
            body[name] = IsList(property) ? new JsonArray([.. values.Select(v => JsonValue.Create(v))]) : Value(
                values is [var only] ? only : throw Wrong(name, $"{name} is given {values.Count} times; give it once."), property);
        }

        using var document = JsonDocument.Parse(body.ToJsonString());
        return FieldReader.Read(document.RootElement, type);
    }

    // A value that does not parse stays a text, and FieldReader reports it.
    private static JsonNode Value(string text, Type property) => (Nullable.GetUnderlyingType(property) ?? property) switch
    {
        var t when t == typeof(bool) && bool.TryParse(text, out var flag) => flag,
        var t when (t == typeof(int) || t == typeof(long)) && long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var t when t == typeof(double) && double.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => text,
    };

    private static bool IsList(Type property) => property == typeof(IReadOnlyList<string>);

    private static InvalidRequestException Wrong(string field, string message) =>
        new(new Dictionary<string, string[]> { [field] = [message] });
}
