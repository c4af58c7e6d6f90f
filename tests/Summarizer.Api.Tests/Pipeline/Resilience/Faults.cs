using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Resilience;

/// <summary>What engines do in these tests.</summary>
internal static class Faults
{
    public const string Text = "The bridge was closed. It opened again in spring. Nobody was hurt. The town paid for it.";

    public static EngineException Inference { get; } = new(EngineError.InferenceFailed, "The decoder failed.");

    /// <summary>Fails so many times and then works.</summary>
    public static Func<Exception?> First(int failures, Exception? failure = null) => () => failures-- > 0 ? failure ?? Inference : null;

    public static Func<Exception?> Always { get; } = () => Inference;

    public static Func<Exception?> Never { get; } = () => null;
}
