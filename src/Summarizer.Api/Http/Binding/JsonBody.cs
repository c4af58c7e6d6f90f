using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;
using Summarizer.Requests;

namespace Summarizer.Api.Http.Binding;

/// <summary>A request body. Syntax errors are 400, wrong fields 422 with a message for each, which the framework's own binding cannot tell apart.</summary>
internal sealed class JsonBody<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private JsonBody(T value) => Value = value;

    public T Value { get; }

    /// <summary>Called by the framework before the handler.</summary>
    public static async ValueTask<JsonBody<T>> BindAsync(HttpContext context)
    {
        using var document = await JsonBody.ParseAsync(context);
        try
        {
            return new(FieldReader.Read(document.RootElement, context.TypeInfo<T>()));
        }
        catch (InvalidOperationException)
        {
            // The parser checks the grammar only; bytes that are not UTF-8 show when a string is read.
            throw new ProblemException(ProblemKind.InvalidJson, "The body is not valid JSON: it holds bytes that are not UTF-8.");
        }
    }

    /// <summary>Tells routing and the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <summary>The part of reading a body that does not depend on its type.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task<JsonDocument> ParseAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsUtf8Json(request))
        {
            throw ProblemException.NotJson(request);
        }

        BodySize.Check(context);
        try
        {
            // A client that leaves ends the reading by itself. Cancelling it as well would leave the server's reader in the middle of a
            // read.
            return await JsonDocument.ParseAsync(request.Body, Strict, CancellationToken.None);
        }
        catch (JsonException e)
        {
            throw new ProblemException(ProblemKind.InvalidJson, $"The body is not valid JSON: {Explain(e)}");
        }
        catch (InvalidOperationException)
        {
            // Names are read to find those that are given twice.
            throw BrokenName();
        }
    }

    private static InvalidRequestException BrokenName() => new(new Dictionary<string, string[]>
    {
        ["$"] = ["Names of fields must be valid Unicode; one holds half of a surrogate pair, or bytes that are not UTF-8."],
    });

    // The parser's message quotes what it could not read, which may be the document. So the message is only inspected.
    private static string Explain(JsonException failure) => failure switch
    {
        _ when failure.Message.StartsWith("Duplicate property", StringComparison.Ordinal) => "an object has two fields of the same name.",
        _ when failure.Message.Contains("depth", StringComparison.Ordinal) && failure.Message.Contains(
            $"{Strict.MaxDepth}", StringComparison.Ordinal) => $"it is nested deeper than {Strict.MaxDepth}, which is the limit.",
        { LineNumber: { } line, BytePositionInLine: { } position } => $"unexpected content at line {line + 1}, byte {position + 1}.",
        _ => "it ends too early or is malformed.",
    };

    private static bool IsUtf8Json(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
