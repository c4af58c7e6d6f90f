using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Summarizer.Api.Http.Problems;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Http.Binding;

/// <summary>
/// Reads the body of a request that is a file, or a form with files. Everything stays in memory, within the limit of bodies; nothing is
/// written to disk.
/// </summary>
internal static class UploadReader
{
    private const string Form = "multipart/form-data";
    private const int MostSections = 256;
    private const int LongestField = 1 << 16;
    private const int LongestBoundary = 70;

    /// <summary>Content types that a route with documents takes.</summary>
    public static string[] ContentTypes { get; } = [Form, .. FormatNames.MediaTypes];

    /// <summary>Whether the body is a file or a form.</summary>
    public static bool IsUpload(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && (
            IsForm(type) || FormatNames.OfMediaType(type.MediaType.Value) is not null);

    /// <summary>Reads it. A file alone brings its fields in the query.</summary>
    /// <exception cref="ProblemException">The form is malformed.</exception>
    public static async Task<UploadForm> ReadAsync(HttpContext context)
    {
        BodySize.Check(context);
        var type = MediaTypeHeaderValue.Parse(context.Request.ContentType);
        if (IsForm(type))
        {
            return await ReadFormAsync(context.Request, type, context.RequestAborted);
        }

        var fields = context.Request.Query.ToDictionary(
            q => q.Key, q => (IReadOnlyList<string>)[.. q.Value.Select(v => v ?? "")], StringComparer.Ordinal);
        return new([await FileAsync(context.Request.Body, type, null, context.RequestAborted)], fields);
    }

    private static bool IsForm(MediaTypeHeaderValue type) => type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase);

    private static async Task<UploadForm> ReadFormAsync(HttpRequest request, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
        {
            throw Malformed("its Content-Type names no boundary of 1 to 70 characters");
        }

        var files = new List<Upload>();
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; count++)
            {
                if (count == MostSections)
                {
                    throw Malformed($"it has more than {MostSections} sections");
                }

                await AddAsync(section, files, fields, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException or FormatException)
        {
            throw Malformed("a section is cut short or has malformed headers");
        }

        return new(files, fields);
    }

    private static async Task AddAsync(
        MultipartSection section, List<Upload> files, Dictionary<string, IReadOnlyList<string>> fields, CancellationToken cancellationToken)
    {
        if (section.GetContentDispositionHeader() is not { } disposition
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
        {
            throw Malformed("a section has no name");
        }

        if (disposition.IsFileDisposition())
        {
            var type = MediaTypeHeaderValue.TryParse(section.ContentType, out var known) ? known : null;
            var fileName = (
                disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value;
            files.Add(await FileAsync(section.Body, type, fileName, cancellationToken));
            return;
        }

        using var value = new MemoryStream();
        await section.Body.CopyToAsync(value, cancellationToken);
        if (value.Length > LongestField)
        {
            throw Malformed($"a field has more than {LongestField} bytes; send documents as files");
        }

        var text = System.Text.Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length);
        fields[name] = [.. fields.GetValueOrDefault(name, []), text];
    }

    private static async Task<Upload> FileAsync(Stream body, MediaTypeHeaderValue? type, string? name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await body.CopyToAsync(content, cancellationToken);
        var charset = type is null ? default : HeaderUtilities.RemoveQuotes(type.Charset);
        return new(
            content.GetBuffer().AsMemory(0, (int)content.Length), type?.MediaType.Value, charset.HasValue ? charset.Value : null, name);
    }

    private static ProblemException Malformed(string reason) =>
        new(ProblemKind.BadRequest, $"The form cannot be read: {reason}. Send multipart/form-data as browsers and curl -F do.");
}
