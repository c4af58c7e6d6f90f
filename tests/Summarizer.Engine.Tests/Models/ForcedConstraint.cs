using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Models;

/// <summary>Lets nothing be written but given tokens, and adds up how probable the model found each.</summary>
internal sealed class ForcedConstraint(int[] tokens) : TokenConstraint
{
    private int _position;

    public double LogProbability { get; private set; }

    public override void Mask(Span<float> logits)
    {
        var token = tokens[_position];
        double sum = 0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit);
        }

        LogProbability += logits[token] - Math.Log(sum);
        logits.Fill(float.NegativeInfinity);
        logits[token] = 0;
    }

    public override void Accept(int token) => _position++;

    public override TokenConstraint Fork() => throw new NotSupportedException("One sequence only.");
}
