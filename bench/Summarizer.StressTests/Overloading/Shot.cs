namespace Summarizer.StressTests.Overloading;

/// <summary>What came of one request.</summary>
internal enum Ending
{
    /// <summary>200 with a summary.</summary>
    Answered,

    /// <summary>429 with Retry-After and a problem that says overloaded.</summary>
    Refused,

    /// <summary>Anything else.</summary>
    Wrong,
}

/// <summary>One request.</summary>
/// <param name="Ending">What came of it.</param>
/// <param name="Latency">From the moment that it was due to the last byte of its answer.</param>
/// <param name="Late">How long after that moment it was sent: the load generator's own delay, which is part of the latency.</param>
/// <param name="Reason">What was wrong.</param>
internal readonly record struct Shot(Ending Ending, TimeSpan Latency, TimeSpan Late, string? Reason = null);
