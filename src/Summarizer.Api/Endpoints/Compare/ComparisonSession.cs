using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>One comparison's stay in the room. Leaving frees the engines that it owns, then the room; leaving twice does nothing.</summary>
internal sealed class ComparisonSession(Action leave) : IAsyncDisposable
{
    private readonly List<InferenceEngine> _engines = [];
    private int _left;

    /// <summary>Takes an engine over.</summary>
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
            leave();
        }
    }
}
