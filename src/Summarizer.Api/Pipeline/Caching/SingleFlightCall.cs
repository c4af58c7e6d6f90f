using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// One run of a task for all requests that ask for the same at the same time. Each gets all pieces from the first on. The run ends early
/// when the last request has left.
/// </summary>
#pragma warning disable CA1001 // The source has neither a timer nor a handle, and a request that leaves late must still find it.
internal sealed class SingleFlightCall<TPiece, TResult>
    where TPiece : notnull
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource<(
        RunningTask<TPiece, TResult> Running, TimeSpan? Age)> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _piecesWanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TPiece> _pieces = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private bool _isClosed;

    /// <summary>Completes when the task has started, with the age of the response; null when the response is being computed.</summary>
    public Task<(RunningTask<TPiece, TResult> Running, TimeSpan? Age)> Started => _started.Task;

    /// <summary>Completes when a request begins to read pieces.</summary>
    public Task PiecesWanted => _piecesWanted.Task;

    /// <summary>The result.</summary>
    public Task<TResult> Result => _result.Task;

    /// <summary>Cancelled when all requests have left.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Adds a request, which leaves when its token is cancelled.</summary>
    /// <returns>False when the call has ended.</returns>
    public bool TryJoin(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            _requests++;
        }

        cancellationToken.UnsafeRegister(static call => ((SingleFlightCall<TPiece, TResult>)call!).Leave(), this);
        return true;
    }

    /// <summary>The task has started, or a stored response was found.</summary>
    public void Start(RunningTask<TPiece, TResult> running, TimeSpan? age) => _started.TrySetResult((running, age));

    /// <summary>Adds a piece for all requests.</summary>
    public void Add(TPiece piece)
    {
        lock (_lock)
        {
            _pieces.Add(piece);
            Signal();
        }
    }

    /// <summary>The task has ended.</summary>
    public void Complete(TResult result)
    {
        Close();
        _result.TrySetResult(result);
    }

    /// <summary>The task has failed.</summary>
    public void Fail(Exception failure)
    {
        _result.TrySetException(failure);
        _started.TrySetException(failure);
        Close();

        // Marks both exceptions as observed, also when no request waits for them.
        _ = _result.Task.Exception;
        _ = _started.Task.Exception;
    }

    /// <summary>Reads all pieces from the first on.</summary>
    public async IAsyncEnumerable<TPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _piecesWanted.TrySetResult();
        for (var next = 0; ; next++)
        {
            TPiece? piece;
            while (!TryGet(next, out piece, out var changed))
            {
                if (changed is null)
                {
                    // A failure is thrown after the last piece.
                    await Result.WaitAsync(cancellationToken);
                    yield break;
                }

                await changed.WaitAsync(cancellationToken);
            }

            yield return piece;
        }
    }

    private bool TryGet(int index, [NotNullWhen(true)] out TPiece? piece, out Task? changed)
    {
        lock (_lock)
        {
            var exists = index < _pieces.Count;
            piece = exists ? _pieces[index] : default;
            changed = exists || _isClosed ? null : _changed.Task;
            return exists;
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Signal();
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_requests > 0 || _isClosed)
            {
                return;
            }

            _isClosed = true;
            Signal();
        }

        _abandoned.Cancel();
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
