using System.Globalization;
using System.Text.Json;

namespace Summarizer.Export.Checkpoints;

/// <summary>An object of a configuration file, with typed access whose errors name the file, the field path, the value and what is allowed.</summary>
internal sealed class ConfigSection
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly string _path;

    private ConfigSection(JsonElement element, string file, string path)
    {
        _element = element;
        _file = file;
        _path = path;
    }

    /// <summary>The whole document, which must stay undisposed.</summary>
    public static ConfigSection Root(JsonDocument document, string file) => document.RootElement.ValueKind == JsonValueKind.Object
        ? new ConfigSection(document.RootElement, file, string.Empty)
        : throw new ExportException($"{file} is not a JSON object. Download the file again.");

    /// <summary>Whether the field stands there with a value other than null.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>A nested object; null if absent or null.</summary>
    public ConfigSection? Section(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? new ConfigSection(value, _file, PathOf(name)) : throw Fail(name, "it must be an object");
    }

    /// <summary>A nested object that must be there.</summary>
    public ConfigSection RequiredSection(string name) => Section(name) ?? throw Fail(name, "it must be an object");

    /// <summary>A whole number in a range; absent or null gives <paramref name="fallback"/>, or an error without one.</summary>
    public int Int(string name, int least, int most, int? fallback = null) => OptionalInt(name, least, most) ?? fallback ?? throw Fail(name, Range(least, most));

    /// <summary>A whole number in a range; null if absent or null.</summary>
    public int? OptionalInt(string name, int least, int most)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Fail(name, Range(least, most));
    }

    /// <summary>A finite number above zero; absent gives <paramref name="fallback"/>.</summary>
    public double Positive(string name, double fallback) => OptionalPositive(name, fallback) ?? throw Fail(name, "it must be a number above 0");

    /// <summary>A finite number above zero, or null for an explicit null; absent gives <paramref name="fallback"/>.</summary>
    public double? OptionalPositive(string name, double? fallback)
    {
        if (!_element.TryGetProperty(name, out var value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0 && double.IsFinite(number)
            ? number
            : throw Fail(name, "it must be a number above 0");
    }

    /// <summary>True or false; absent or null gives <paramref name="fallback"/>.</summary>
    public bool Bool(string name, bool fallback) => Value(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Fail(name, "it must be true or false"),
    };

    /// <summary>A finite number; null if absent or null.</summary>
    public double? OptionalNumber(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Fail(name, "it must be a finite number");
    }

    /// <summary>Whether a field is true; any other value is false.</summary>
    public bool IsTrue(string name) => Value(name) is { ValueKind: JsonValueKind.True };

    /// <summary>True or false; absent or null gives null.</summary>
    public bool? OptionalBool(string name) => Value(name) is null ? null : Bool(name, false);

    /// <summary>A string; absent or null gives null.</summary>
    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Fail(name, "it must be a string"),
    };

    /// <summary>A list of strings; null if absent or null.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Fail(name, "it must be a list of strings");
    }

    /// <summary>One id or a list of ids below <paramref name="limit"/>; null if absent, null or empty.</summary>
    public IReadOnlyList<int>? Ids(string name, int limit)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        var ids = new List<int>();
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var id) || id < 0 || id >= limit)
            {
                throw Fail(name, $"it must be one id or a list of ids from 0 to {limit - 1}, the vocabulary");
            }

            ids.Add(id);
        }

        return ids.Count > 0 ? [.. ids.Distinct()] : null;
    }

    /// <summary>An error about one field of this object.</summary>
    public ExportException Fail(string name, string wanted)
    {
        var found = !_element.TryGetProperty(name, out var value) ? "is missing"
            : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? $"is a list or object of {value.GetRawText().Length} characters"
            : $"is {MessageText.Quote(value.ToString() is { Length: > 0 } text ? text : value.GetRawText())}";
        return new ExportException($"{_file}: {PathOf(name)} {found}; {wanted}. Correct the file, or download the checkpoint again.");
    }

    private static string Range(int least, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"it must be a whole number from {least} to {most}");

    private JsonElement? Value(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
