using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Http.Wire;

/// <summary>
/// How the service reads and writes JSON: snake_case, numbers as numbers, enumerations by name, unknown fields refused, absent values left
/// out.
/// </summary>
internal static class WireFormat
{
    /// <summary>Sets options to the wire format.</summary>
    /// <param name="options">The options.</param>
    /// <param name="types">The types that routes read and write.</param>
    public static void Apply(JsonSerializerOptions options, IJsonTypeInfoResolver types)
    {
        options.TypeInfoResolverChain.Insert(0, types);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.RespectNullableAnnotations = true;
        options.PropertyNameCaseInsensitive = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>The serializer of a type, with the options of the service that a request came to.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>(this HttpContext context) =>
        (JsonTypeInfo<T>)context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(typeof(T));
}
