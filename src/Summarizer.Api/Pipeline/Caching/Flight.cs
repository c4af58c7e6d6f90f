using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// One piece of work for all who ask for it at the same time. Everybody gets all of its pieces from the first on, whenever they came aboard. It goes on until the last of them has left.
/// </summary>
#pragma warning disable CA1001 // The source has neither a timer nor a handle, and who leaves late must still find it.
internal sealed class Flight<TRunning, TPiece, TResult>
    where TPiece : notnull
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource<Departure<TRunning>> _departure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _piecesWanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TPiece> _pieces = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _aboard;
    private bool _closed;

    /// <summary>Completes when the work cannot be refused any more.</summary>
    public Task<Departure<TRunning>> Departure => _departure.Task;

    /// <summary>Completes when somebody begins to read pieces.</summary>
    public Task PiecesWanted => _piecesWanted.Task;

    /// <summary>The whole answer.</summary>
    public Task<TResult> Result => _result.Task;

    /// <summary>Cancelled when everybody has left.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Comes aboard, and leaves when the token is cancelled; false when it is over.</summary>
    public bool TryBoard(CancellationToken leaving)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _aboard++;
        }

        leaving.UnsafeRegister(static flight => ((Flight<TRunning, TPiece, TResult>)flight!).Leave(), this);
        return true;
    }

    public void Depart(Departure<TRunning> departure) => _departure.TrySetResult(departure);

    public void Add(TPiece piece)
    {
        lock (_lock)
        {
            _pieces.Add(piece);
            Signal();
        }
    }

    public void Land(TResult result)
    {
        Close();
        _result.TrySetResult(result);
    }

    public void Fail(Exception failure)
    {
        _result.TrySetException(failure);
        _departure.TrySetException(failure);
        Close();

        // Nobody has to have waited.
        _ = _result.Task.Exception;
        _ = _departure.Task.Exception;
    }

    /// <summary>All pieces, from the first.</summary>
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
                    // A failure is told after the last piece.
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
            var there = index < _pieces.Count;
            piece = there ? _pieces[index] : default;
            changed = there || _closed ? null : _changed.Task;
            return there;
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Signal();
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_aboard > 0 || _closed)
            {
                return;
            }

            _closed = true;
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

/// <summary>Work that cannot be refused any more.</summary>
/// <param name="Running">The work, or the finished answer.</param>
/// <param name="Remembered">For how long an answer was remembered; null when it is being computed.</param>
internal sealed record Departure<TRunning>(TRunning Running, TimeSpan? Remembered);
