using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>
/// Holds the lock of comparisons. Disposing it frees the engines that it owns and releases the lock; disposing it again does nothing.
/// </summary>
internal sealed class ComparisonSession(Action release) : IAsyncDisposable
{
    private readonly List<InferenceEngine> _engines = [];
    private int _left;

    /// <summary>Takes the ownership of an engine.</summary>
    public InferenceEngine Own(InferenceEngine engine)
    {
        _engines.Add(engine);
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0)
        {
            return;
        }

        try
        {
            foreach (var engine in _engines)
            {
                await engine.DisposeAsync();
            }
        }
        finally
        {
            release();
        }
    }
}
