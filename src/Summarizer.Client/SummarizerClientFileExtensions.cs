using Summarizer.Client.Documents;
using Summarizer.Client.Summarization;

namespace Summarizer.Client;

/// <summary>Files on this machine, by their paths.</summary>
public static class SummarizerClientFileExtensions
{
    /// <summary>Summarizes a file.</summary>
    /// <param name="client">Calls the service.</param>
    /// <param name="path">Path of the file. Its extension says what it is; see <see cref="MediaTypes"/>.</param>
    /// <param name="settings">What to make of it; null for the defaults of the service.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArgumentException">The service reads no files with this extension.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static async Task<SummarizeResponse> SummarizeFileAsync(
        this ISummarizerClient client, string path, FileSummarySettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var mediaType = MediaTypes.OfFileName(path);
        var file = Open(path);
        await using var owned = file.ConfigureAwait(false);
        return await client.SummarizeFileAsync(file, mediaType, settings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="client">Calls the service.</param>
    /// <param name="path">Path of the file. Its extension says what it is; see <see cref="MediaTypes"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArgumentException">The service reads no files with this extension.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static async Task<DocumentResponse> ReadDocumentAsync(
        this ISummarizerClient client, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var mediaType = MediaTypes.OfFileName(path);
        var file = Open(path);
        await using var owned = file.ConfigureAwait(false);
        return await client.ReadDocumentAsync(file, mediaType, cancellationToken).ConfigureAwait(false);
    }

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.Open, Share = FileShare.Read, Options = FileOptions.Asynchronous });
}
