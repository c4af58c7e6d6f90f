using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Documents.Isolation;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>Where files are handed in. Turns failures into problems.</summary>
internal sealed class DocumentExtractionService(IOptions<DocumentLimits> limits, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private readonly IsolatedReader _reader = new(limits.Value, clock);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ProblemException">It cannot be read.</exception>
    public async Task<ReadDocument> ReadAsync(Upload upload, CancellationToken cancellationToken)
    {
        var format = upload.Format
            ?? throw new ProblemException(ProblemKind.UnsupportedMediaType, "There is no reader for this file. Send one of "
                + $"{string.Join(", ", FormatNames.MediaTypes)}, with that Content-Type or a file name that ends accordingly.");
        try
        {
            return await _reader.ReadAsync(upload.Content, format, upload.Charset, cancellationToken);
        }
        catch (DocumentException e)
        {
            throw new ProblemException(Kind(e.Error), e.Message)
            {
                Limit = e.Limit,
                Actual = e.Actual,
                RetryAfter = e.Error == DocumentError.Busy ? Soon : null,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static ProblemKind Kind(DocumentError error) => error switch
    {
        DocumentError.Busy => ProblemKind.Overloaded,
        DocumentError.TooLarge => ProblemKind.DocumentTooLarge,
        _ => ProblemKind.UnreadableDocument,
    };
}
