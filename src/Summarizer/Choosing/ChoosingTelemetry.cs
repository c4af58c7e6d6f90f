using System.Diagnostics;

namespace Summarizer.Choosing;

/// <summary>What the choice of sentences tells tools that measure the process. It costs nothing while none listens.</summary>
public static class ChoosingTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string Name = "Summarizer.Choosing";

    /// <summary>Spans of every summary of chosen sentences: embed (its passes wait and run) and choose.</summary>
    internal static ActivitySource Activities { get; } = new(Name);
}
