using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>Takes the progress of a document that is read in parts from the task to the stream. Only the newest counts.</summary>
internal sealed class ReadingEvents(TimeProvider clock) : IProgress<ReadingProgress>
{
    /// <summary>What takes less time needs no progress, and its failures keep a status of their own.</summary>
    public static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly long _started = clock.GetTimestamp();

    private readonly Channel<ReadingProgress> _values =
        Channel.CreateBounded<ReadingProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <inheritdoc/>
    public void Report(ReadingProgress value)
    {
        if (value.Total > 1 && clock.GetElapsedTime(_started) >= Noticeable)
        {
            _values.Writer.TryWrite(value);
        }
    }

    /// <summary>Completes when there is something to send: the task has started, or failed, or there is progress to show.</summary>
    public async Task BeginAsync(Task start) => await await Task.WhenAny(start, _values.Reader.WaitToReadAsync().AsTask());

    /// <summary>The progress until the task has started.</summary>
    public async IAsyncEnumerable<ReadingProgress> UntilAsync(Task start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!start.IsCompleted)
        {
            await Task.WhenAny(start, _values.Reader.WaitToReadAsync(cancellationToken).AsTask());
            if (_values.Reader.TryRead(out var value))
            {
                yield return value;
            }
        }
    }
}
