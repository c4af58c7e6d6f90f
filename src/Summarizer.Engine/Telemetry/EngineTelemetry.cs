using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Summarizer.Engine.Telemetry;

/// <summary>What an engine tells tools that measure the process. It costs nothing while none listens.</summary>
public static class EngineTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Summarizer.Engine";

    /// <summary>Spans of every pass: queue, encode and decode.</summary>
    internal static ActivitySource Activities { get; } = new(Name);

    /// <summary>Numbers of every run of a graph.</summary>
    internal static Meter Meter { get; } = new(Name);
}
