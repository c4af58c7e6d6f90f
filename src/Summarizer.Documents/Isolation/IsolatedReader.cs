using System.Diagnostics;
using System.Text.Json;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Isolation;

/// <summary>
/// Reads files that strangers sent, each in a process of its own with bounded time and memory, no environment and nothing else to lose. Plain text needs no parser and
/// is read here. Safe for concurrent use; a few files at once, the others wait, and too many are refused.
/// </summary>
/// <param name="limits">Limits of one file, and how many at once.</param>
/// <param name="clock">Clock of the checks of the time limit.</param>
public sealed class IsolatedReader(DocumentLimits limits, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limits.Concurrency);
    private int _present;

    /// <summary>Reads a file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="format">What it is.</param>
    /// <param name="charset">Encoding of text formats by its IANA name, where the sender said one.</param>
    /// <param name="cancellationToken">Ends the process that reads.</param>
    /// <exception cref="DocumentException">It cannot be read within the limits.</exception>
    public async Task<ReadDocument> ReadAsync(ReadOnlyMemory<byte> content, FileFormat format, string? charset, CancellationToken cancellationToken)
    {
        if (format == FileFormat.Text)
        {
            return DocumentReader.Read(content, format, charset, limits);
        }

        var most = limits.Concurrency + limits.MaxQueued;
        if (Interlocked.Increment(ref _present) > most)
        {
            Interlocked.Decrement(ref _present);
            throw new DocumentException(DocumentError.Busy, $"{most} documents are being read or wait for it, which is the limit. Try again later.") { Limit = most, Actual = most + 1 };
        }

        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await ReadApartAsync(content, new ReaderTask(format, charset, limits), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<ReadDocument> ReadApartAsync(ReadOnlyMemory<byte> content, ReaderTask task, CancellationToken cancellationToken)
    {
        using var process = ReaderLaunch.Start(JsonSerializer.Serialize(task, ReaderJson.Default.ReaderTask), limits.MaxMemoryMiB);
        using var time = new ProcessTimeLimit(process, limits.MaxTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Reached, cancellationToken);
        try
        {
            var writing = WriteAsync(process, content, either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var answer = await ReadAnswerAsync(process, either.Token).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return answer is { Document: { } document } ? document : throw Explain(answer, task.Format);
        }
        catch (OperationCanceledException) when (time.Reached.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new DocumentException(
                DocumentError.TooLarge, FormattableString.Invariant($"Reading the file took more than {limits.MaxTime.TotalSeconds:0.#} s of processor time, which is the limit. Split it, or send its text."))
            {
                Limit = (long)limits.MaxTime.TotalMilliseconds,
            };
        }
        finally
        {
            End(process);
        }
    }

    // A reader that ends early closes its input; why it did shows in its answer.
    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static async Task<ReaderAnswer?> ReadAnswerAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(process.StandardOutput.BaseStream, ReaderJson.Default.ReaderAnswer, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private DocumentException Explain(ReaderAnswer? answer, FileFormat format) => answer is { Error: { } error, Message: { } message }
        ? new(error, message) { Limit = answer.Limit, Actual = answer.Actual }
        : new(DocumentError.TooLarge, $"Reading the file as {FormatNames.Of(format)} needs more than {limits.MaxMemoryMiB} MiB of memory, which is the limit, or the file is made to break readers. Split it, or send its text.")
        {
            Limit = limits.MaxMemoryMiB,
        };

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
