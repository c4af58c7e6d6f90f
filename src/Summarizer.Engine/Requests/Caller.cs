namespace Summarizer.Engine.Requests;

/// <summary>For whom a request waits. Callers take turns in the queue; what one caller sends stays in order.</summary>
/// <param name="Name">Any name; it is compared and never shown.</param>
/// <param name="Priority">Who goes first.</param>
public sealed record Caller(string Name, RequestPriority Priority = RequestPriority.Interactive)
{
    /// <summary>Everybody who did not say who they are: one caller.</summary>
    public static Caller Unnamed { get; } = new("");
}

/// <summary>Who goes first in the queue.</summary>
public enum RequestPriority
{
    /// <summary>Somebody waits for the answer.</summary>
    Interactive,

    /// <summary>Nobody waits: goes behind interactive requests, but never starves.</summary>
    Batch,
}
