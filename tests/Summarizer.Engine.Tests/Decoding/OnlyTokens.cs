using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Decoding;

/// <summary>Allows some tokens and remembers what it was told.</summary>
internal sealed class OnlyTokens(int[] allowed) : TokenConstraint
{
    public List<int> Accepted { get; private init; } = [];

    public override void Mask(Span<float> logits)
    {
        for (var token = 0; token < logits.Length; token++)
        {
            logits[token] = allowed.Contains(token) ? logits[token] : float.NegativeInfinity;
        }
    }

    public override void Accept(int token)
    {
        Assert.Contains(token, allowed);
        Accepted.Add(token);
    }

    public override TokenConstraint Fork() => new OnlyTokens(allowed) { Accepted = [.. Accepted] };
}
