using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>A request that is one file, alone or in a form.</summary>
internal sealed class DocumentBody : IEndpointParameterMetadataProvider
{
    private DocumentBody(Upload file) => File = file;

    public Upload File { get; }

    /// <summary>Called by the framework before the handler.</summary>
    public static async ValueTask<DocumentBody> BindAsync(HttpContext context)
    {
        if (!UploadReader.IsUpload(context.Request))
        {
            throw new ProblemException(
                ProblemKind.UnsupportedMediaType, "The body must be a document or a form with one; it was sent as "
                    + $"'{context.Request.ContentType}'. Content types: {string.Join(", ", UploadReader.ContentTypes)}.");
        }

        return new(OneFile(await UploadReader.ReadAsync(context)));
    }

    /// <summary>Tells routing and the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(UploadReader.ContentTypes, typeof(Stream)));

    /// <summary>The one file of a form.</summary>
    /// <exception cref="ProblemException">There is none, or there are several.</exception>
    public static Upload OneFile(UploadForm form) => form.Files is [var file]
        ? file
        : throw new ProblemException(
            ProblemKind.BadRequest, $"The form must hold one file; it holds {form.Files.Count}. Several go to POST /v1/summarize/batch.");
}
