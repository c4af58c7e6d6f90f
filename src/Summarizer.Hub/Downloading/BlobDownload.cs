using System.IO.Compression;
using System.Net;
using Summarizer.Hub.Caching;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Downloading;

/// <summary>
/// Receives one file into the cache. Bytes go to <c>HASH.incomplete</c> first and stay there when the connection or the process is lost, so that the next try asks for the rest only.
/// The file gets its name when its hash is right.
/// </summary>
/// <param name="cache">The repository's cache.</param>
/// <param name="open">Asks for the content of the file from a byte on.</param>
/// <param name="options">Tries and timeouts.</param>
/// <param name="clock">Clock of the waits.</param>
internal sealed class BlobDownload(
    RepositoryCache cache, Func<RepositoryFile, long, CancellationToken, Task<HttpResponseMessage>> open, HubOptions options, TimeProvider clock)
{
    /// <summary>Receives the file unless it is there.</summary>
    /// <param name="file">What to receive.</param>
    /// <param name="received">Told how many bytes of the file are there.</param>
    /// <param name="cancellationToken">Stops at once; what was received stays.</param>
    /// <exception cref="HubException">It cannot be received.</exception>
    public async Task FetchAsync(RepositoryFile file, Action<long> received, CancellationToken cancellationToken)
    {
        var blob = cache.Blob(file);
        Storage.Try(blob, () => Directory.CreateDirectory(Path.GetDirectoryName(blob)!));
        using var gate = await FileLock.AcquireAsync(cache.LockOf(file), clock, cancellationToken).ConfigureAwait(false);
        if (!IsThere(blob, file))
        {
            await ReceiveAsync(file, blob, received, cancellationToken).ConfigureAwait(false);
        }

        received(file.Bytes);
    }

    private static bool IsThere(string blob, RepositoryFile file) => new FileInfo(blob) is { Exists: true } info && info.Length == file.Bytes;

    private async Task ReceiveAsync(RepositoryFile file, string blob, Action<long> received, CancellationToken cancellationToken)
    {
        var partial = blob + ".incomplete";
        for (var (fruitless, corrupt) = (0, 0); ;)
        {
            var before = Length(partial);
            var lost = await AppendAsync(file, partial, before, received, cancellationToken).ConfigureAwait(false);
            if (lost is null && Length(partial) == file.Bytes)
            {
                if (await BlobHash.MatchesAsync(partial, file, cancellationToken).ConfigureAwait(false))
                {
                    Storage.Try(blob, () => File.Move(partial, blob, overwrite: true));
                    return;
                }

                Storage.Try(partial, () => File.Delete(partial));
                if (++corrupt > 1)
                {
                    throw new HubException(HubError.Corrupt, $"{file.Path} arrived twice with another content than the repository names (hash {file.Hash[..12]}...). Nothing was kept. Check HF_ENDPOINT and proxies.");
                }

                continue;
            }

            fruitless = Length(partial) > before ? 0 : fruitless + 1;
            if (fruitless > options.Retries)
            {
                throw new HubException(
                    HubError.Unreachable,
                    $"The connection for {file.Path} was lost {fruitless} times without a new byte: {Length(partial):N0} of {file.Bytes:N0} bytes are here. Start again; it goes on from there.",
                    lost);
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(1 << fruitless, 16) / 2.0), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // Gives the failure of the connection; null when the answer came to its end.
    private async Task<Exception?> AppendAsync(RepositoryFile file, string partial, long from, Action<long> received, CancellationToken cancellationToken)
    {
        if (from > file.Bytes)
        {
            Storage.Try(partial, () => File.Delete(partial));
            from = 0;
        }
        else if (from == file.Bytes && from > 0)
        {
            return null;
        }

        using var response = await open(file, from, cancellationToken).ConfigureAwait(false);
        var resumes = response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From == from && response.Content.Headers.ContentEncoding.Count == 0;
        if (!resumes && response.StatusCode != HttpStatusCode.OK)
        {
            // The server cannot go on from here: begin again.
            Storage.Try(partial, () => File.Delete(partial));
            return new IOException($"The hub answered a request for bytes {from:N0} and following with status {(int)response.StatusCode}.");
        }

        // Without a buffer: what was received is on the disk, and a full disk shows itself where it is expected.
        var stream = new FileStream(partial, resumes ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var body = response.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(content, CompressionMode.Decompress) : content;
            return await CopyAsync(body, stream, file, resumes ? from : 0, received, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Exception?> CopyAsync(Stream body, FileStream file, RepositoryFile wanted, long done, Action<long> received, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 17];
        while (true)
        {
            int read;
            using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            stall.CancelAfter(options.StallTimeout);
            try
            {
                read = await body.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return e;
            }

            if (read == 0)
            {
                return done < wanted.Bytes ? new EndOfStreamException("The answer ended early.") : null;
            }

            done += read;
            if (done > wanted.Bytes)
            {
                throw new HubException(HubError.Corrupt, $"{wanted.Path} is longer than the {wanted.Bytes:N0} bytes that the repository names. Check HF_ENDPOINT and proxies.");
            }

            try
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Storage.Failure(file.Name, e);
            }

            received(done);
        }
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } info ? info.Length : 0;
}
