using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Serving;
using Summarizer.Documents.Reading;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>A request to summarize: JSON with the text, or a file whose text is read first.</summary>
internal sealed class SummarizeInput : IEndpointParameterMetadataProvider
{
    private SummarizeInput(SummarizeBody body, ReadDocument? document) => (Body, Document) = (body, document);

    public SummarizeBody Body { get; }

    /// <summary>The file; null when the text came as JSON.</summary>
    public ReadDocument? Document { get; }

    /// <summary>The request for the task, with the blocks of a file.</summary>
    public SummarizeRequest ToRequest() => Body.ToRequest() with { Blocks = Document?.Blocks };

    /// <summary>Called by the framework before the handler.</summary>
    public static async ValueTask<SummarizeInput> BindAsync(HttpContext context)
    {
        if (!UploadReader.IsUpload(context.Request))
        {
            return new((await JsonBody<SummarizeBody>.BindAsync(context)).Value, null);
        }

        // A server that cannot answer does not read files either.
        _ = context.RequestServices.GetRequiredService<ModelHost>().Model;
        var form = await UploadReader.ReadAsync(context);
        var file = DocumentBody.OneFile(form);

        // Wrong fields are found before the file costs anything.
        _ = FormFields.Read(context.TypeInfo<SummarizeBody>(), form.Fields, new JsonObject { ["text"] = "" });
        var extraction = context.RequestServices.GetRequiredService<DocumentExtractionService>();
        var document = await extraction.ReadAsync(file, context.RequestAborted);
        return new(FormFields.Read(context.TypeInfo<SummarizeBody>(), form.Fields, new JsonObject { ["text"] = document.Text }), document);
    }

    /// <summary>Tells routing and the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json", .. UploadReader.ContentTypes], typeof(SummarizeBody)));
}
