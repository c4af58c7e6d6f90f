using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Models;

/// <summary>Throws at a chosen step.</summary>
internal sealed class FailingConstraint(int step) : TokenConstraint
{
    private int _steps;

    public override void Mask(Span<float> logits)
    {
        if (++_steps == step)
        {
            throw new InvalidOperationException("The constraint is broken.");
        }
    }

    public override void Accept(int token)
    {
    }

    public override TokenConstraint Fork() => new FailingConstraint(step);
}
