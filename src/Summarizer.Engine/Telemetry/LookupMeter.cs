using System.Diagnostics.Metrics;

namespace Summarizer.Engine.Telemetry;

/// <summary>How well tokens are guessed from the input.</summary>
internal static class LookupMeter
{
    private static readonly Counter<long> Tokens = EngineTelemetry.Meter.CreateCounter<long>(
        "summarizer.lookup.guessed", "{token}", "Tokens guessed by prompt lookup.");

    private static readonly Counter<long> Right = EngineTelemetry.Meter.CreateCounter<long>(
        "summarizer.lookup.accepted", "{token}", "Tokens guessed by prompt lookup that the model chose too.");

    /// <summary>A guess was read. Nothing at all was, for a first time, so that there is a count of 0 from the beginning.</summary>
    public static void Guessed(int tokens, int right)
    {
        Tokens.Add(tokens);
        Right.Add(right);
    }
}
