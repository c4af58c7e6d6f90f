using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>A batch: JSON with texts, or a form with files.</summary>
internal sealed class BatchInput : IEndpointParameterMetadataProvider
{
    private const string Form = "multipart/form-data";

    private BatchInput(BatchBody body, IReadOnlyList<BatchDocument> documents) => (Body, Documents) = (body, documents);

    public BatchBody Body { get; }

    public IReadOnlyList<BatchDocument> Documents { get; }

    /// <summary>Called by the framework before the handler.</summary>
    public static async ValueTask<BatchInput> BindAsync(HttpContext context)
    {
        var input = context.Request.HasFormContentType && UploadReader.IsUpload(context.Request) ? await ReadFormAsync(context) : ReadJson(
            await JsonBody<BatchBody>.BindAsync(context));
        var limit = context.RequestServices.GetRequiredService<IOptions<BatchOptions>>().Value.MaxDocuments;
        return input.Documents.Count >= 1 && input.Documents.Count <= limit
            ? input
            : throw new InvalidRequestException(new Dictionary<string, string[]>
            {
                ["documents"] = [$"documents must hold 1 to {limit} "
                + $"documents; it holds {input.Documents.Count}."]
            });
    }

    /// <summary>Tells routing and the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json", Form], typeof(BatchBody)));

    private static BatchInput ReadJson(JsonBody<BatchBody> json) =>
        new(json.Value, [.. json.Value.Documents.Select(d => new BatchDocument(d.Id, d, null))]);

    private static async Task<BatchInput> ReadFormAsync(HttpContext context)
    {
        var form = await UploadReader.ReadAsync(context);
        var body = FormFields.Read(context.TypeInfo<BatchBody>(), form.Fields, new JsonObject { ["documents"] = new JsonArray() });
        return new(body, [.. form.Files.Select(f => new BatchDocument(f.FileName, null, f))]);
    }
}

/// <summary>One document of a batch: a text or a file.</summary>
/// <param name="Id">Comes back with the result.</param>
/// <param name="Text">The text; null for a file.</param>
/// <param name="File">The file; null for a text.</param>
internal sealed record BatchDocument(string? Id, CompressDocument? Text, Upload? File);
