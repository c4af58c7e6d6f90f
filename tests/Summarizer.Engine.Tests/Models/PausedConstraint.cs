using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Models;

/// <summary>
/// Allows everything, but holds the engine's loop at every step until the test lets it go on: a running request that stands still.
/// </summary>
internal sealed class PausedConstraint : TokenConstraint, IDisposable
{
    private readonly SemaphoreSlim _reached = new(0);
    private readonly SemaphoreSlim _allowed = new(0);
    private volatile bool _free;

    /// <summary>Waits until the loop stands in the next step of this request.</summary>
    public async Task ReachedAsync() =>
        Assert.True(await _reached.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken), "The loop did not come to the next step.");

    /// <summary>Lets the loop do one step.</summary>
    public void Step() => _allowed.Release();

    /// <summary>Never holds the loop again.</summary>
    public void Free()
    {
        _free = true;
        _allowed.Release();
    }

    public override void Mask(Span<float> logits)
    {
        if (!_free)
        {
            _reached.Release();
            _allowed.Wait(Patience.Limit);
        }
    }

    public override void Accept(int token)
    {
    }

    public override TokenConstraint Fork() => this;

    public void Dispose()
    {
        Free();
        _reached.Dispose();
    }
}
