using Summarizer.Engine.Requests;

namespace Summarizer.Requests;

/// <summary>Tokens and time of finished passes.</summary>
internal sealed record WorkDone(int InputTokens, int OutputTokens, TimeSpan Queue, TimeSpan Encode, TimeSpan Decode)
{
    public static WorkDone None { get; } = new(0, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public static WorkDone Of(int inputTokens, GenerationResult result) =>
        new(inputTokens, result.OutputIds.Count, result.Timings.Queue, result.Timings.Encode, result.Timings.Decode);

    public static WorkDone operator +(WorkDone a, WorkDone b) =>
        new(a.InputTokens + b.InputTokens, a.OutputTokens + b.OutputTokens, a.Queue + b.Queue, a.Encode + b.Encode, a.Decode + b.Decode);
}
