using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// Content of a key file: <c>{"keys": [...]}</c>, the fields of <see cref="ApiKeyEntry"/> in snake_case. Other fields are errors, so that a
/// misspelt limit is not ignored.
/// </summary>
internal sealed record KeyFile
{
    private const long MaxBytes = 4 << 20;

    public required IReadOnlyList<ApiKeyEntry> Keys { get; init; }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="KeyFileException">It cannot be read, or is wrong.</exception>
    public static IReadOnlyList<ApiKeyEntry> Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                throw new KeyFileException($"The key file '{path}' has {stream.Length} bytes; at most {MaxBytes} are read.");
            }

            var file = JsonSerializer.Deserialize(stream, KeyFileJson.Default.KeyFile) ?? throw new KeyFileException(
                $"The key file '{path}' is null; it must be {{\"keys\": [...]}}.");
            return [.. file.Keys.Select(Checked)];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ValidationException)
        {
            throw new KeyFileException($"The key file '{path}' cannot be used: {e.Message}", e);
        }
    }

    private static ApiKeyEntry Checked(ApiKeyEntry entry)
    {
        Validator.ValidateObject(entry, new ValidationContext(entry), validateAllProperties: true);
        return entry;
    }
}

/// <summary>A key file is missing or wrong.</summary>
internal sealed class KeyFileException(string message, Exception? innerException = null) : Exception(message, innerException);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyFile))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
