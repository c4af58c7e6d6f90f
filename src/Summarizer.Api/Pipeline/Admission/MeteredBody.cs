namespace Summarizer.Api.Pipeline.Admission;

/// <summary>The body of a request, with a deadline. A body of unknown length extends the admission lease as its bytes come.</summary>
internal sealed class MeteredBody : Stream
{
    private readonly Stream _inner;
    private readonly AdmissionLease? _lease;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _deadline;

    /// <param name="inner">The body.</param>
    /// <param name="lease">The lease to extend; null when the length was known before.</param>
    /// <param name="limit">Longest time that the body may take.</param>
    /// <param name="clock">Clock of the deadline.</param>
    public MeteredBody(Stream inner, AdmissionLease? lease, TimeSpan limit, TimeProvider clock)
    {
        (_inner, _lease, _limit) = (inner, lease, limit);
        _deadline = new CancellationTokenSource(limit, clock);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        try
        {
            var read = await _inner.ReadAsync(buffer, either.Token);
            _lease?.Receive(read);
            return read;
        }
        catch (OperationCanceledException) when (_deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException($"The body took longer than {_limit.TotalSeconds} s.", StatusCodes.Status408RequestTimeout);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _deadline.Dispose();
        base.Dispose(disposing);
    }
}
