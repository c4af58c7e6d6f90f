using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Models;

/// <summary>Allows everything, and cancels its own request in the middle of a chosen step.</summary>
internal sealed class CancellingConstraint(CancellationTokenSource source, int step) : TokenConstraint
{
    private int _steps;

    public override void Mask(Span<float> logits)
    {
        if (++_steps == step)
        {
            source.Cancel();
        }
    }

    public override void Accept(int token)
    {
    }

    public override TokenConstraint Fork() => new CancellingConstraint(source, step);
}
