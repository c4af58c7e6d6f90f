namespace Summarizer.Api.Serving;

/// <summary>Counts the requests that use a model, so that a replaced model can be freed after its last request.</summary>
internal sealed class ModelUses
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _unused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _retired;

    /// <summary>Adds a request.</summary>
    /// <returns>False when the model is no longer served.</returns>
    public bool TryEnter()
    {
        lock (_gate)
        {
            _count += _retired ? 0 : 1;
            return !_retired;
        }
    }

    /// <summary>Removes a request that has ended.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (--_count == 0 && _retired)
            {
                _unused.TrySetResult();
            }
        }
    }

    /// <summary>Admits no more requests.</summary>
    /// <returns>Completes when the last request has ended.</returns>
    public Task RetireAsync()
    {
        lock (_gate)
        {
            _retired = true;
            if (_count == 0)
            {
                _unused.TrySetResult();
            }
        }

        return _unused.Task;
    }
}
