using System.Diagnostics.Metrics;

namespace Summarizer.Engine.Telemetry;

/// <summary>How full the runs of the graphs are.</summary>
internal static class BatchMeter
{
    private static readonly KeyValuePair<string, object?> EncodePhase = new("phase", "encode");
    private static readonly KeyValuePair<string, object?> DecodePhase = new("phase", "decode");

    private static readonly Histogram<int> Size = EngineTelemetry.Meter.CreateHistogram(
        "summarizer.batch.size", "{sequence}", "Sequences of one run.", null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 512] });

    private static readonly Histogram<int> Tokens = EngineTelemetry.Meter.CreateHistogram(
        "summarizer.batch.tokens", "{token}", "Positions that one run computes, padding included.", null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384] });

    /// <summary>An encoder pass, or a chunk of an input that a decoder-only model reads.</summary>
    /// <param name="rows">Inputs.</param>
    /// <param name="longest">Tokens of the longest, to which the others are padded.</param>
    public static void Encoded(int rows, int longest) => Record(rows, rows * longest, EncodePhase);

    /// <summary>A decoder run.</summary>
    /// <param name="rows">Sequences.</param>
    /// <param name="tokens">Positions of each that it computes: 1 but for guesses.</param>
    public static void Decoded(int rows, int tokens) => Record(rows, rows * tokens, DecodePhase);

    private static void Record(int rows, int tokens, KeyValuePair<string, object?> phase)
    {
        Size.Record(rows, phase);
        Tokens.Record(tokens, phase);
    }
}
