using Summarizer.Engine.Sessions;

namespace Summarizer.GenAi.Tests.Models;

/// <summary>Holds one run before it begins, until it is stopped or freed: a run that never gets to its next operator.</summary>
internal sealed class HangingRun(GraphKind graph) : RunFaults, IDisposable
{
    private readonly SemaphoreSlim _reached = new(0);
    private readonly ManualResetEvent _free = new(initialState: false);
    private volatile bool _next;

    public bool Next { set => _next = value; }

    public async Task ReachedAsync() => Assert.True(await _reached.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken));

    public void Free() => _free.Set();

    public void Dispose()
    {
        _reached.Dispose();
        _free.Dispose();
    }

    public override void Before(GraphKind running, WaitHandle stopped)
    {
        if (_next && running == graph)
        {
            _next = false;
            _reached.Release();
            WaitHandle.WaitAny([stopped, _free], Patience.Limit);
        }
    }

    public override void AfterStep(DecoderSession decoder, int rows)
    {
    }
}
