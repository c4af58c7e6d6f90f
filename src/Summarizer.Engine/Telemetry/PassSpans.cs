using System.Diagnostics;

namespace Summarizer.Engine.Telemetry;

/// <summary>
/// The spans of one request to the engine, below whatever span it was submitted in. They are written at its end, from the times that its
/// result shows.
/// </summary>
/// <param name="accepted">When the request was accepted.</param>
internal sealed class PassSpans(DateTimeOffset accepted)
{
    private readonly ActivityContext _parent = Activity.Current?.Context ?? default;

    /// <summary>Writes one span per phase, in order and without gaps; phases that were not reached are left out.</summary>
    /// <param name="phases">Name and end of each phase, counted from acceptance; null when it was not reached.</param>
    public void Write(params ReadOnlySpan<(string Name, TimeSpan? End)> phases)
    {
        if (!_parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
        {
            return;
        }

        var start = TimeSpan.Zero;
        foreach (var (name, end) in phases)
        {
            if (end is not { } reached)
            {
                return;
            }

            using var span = EngineTelemetry.Activities.StartActivity(name, ActivityKind.Internal, _parent, startTime: accepted + start);
            span?.SetEndTime((accepted + reached).UtcDateTime);
            start = reached;
        }
    }
}
