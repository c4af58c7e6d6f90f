namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Bucket boundaries of histograms.</summary>
internal static class Buckets
{
    /// <summary>Seconds; prescribed for <c>gen_ai.server.request.duration</c>.</summary>
    public static readonly double[] Request = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    /// <summary>Seconds; prescribed for <c>gen_ai.server.time_to_first_token</c>.</summary>
    public static readonly double[] FirstToken = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>
    /// Seconds; those prescribed for <c>gen_ai.server.time_per_output_token</c> begin at 10 ms, which a small decoder never reaches, so
    /// finer ones come first.
    /// </summary>
    public static readonly double[] PerToken =
    [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5,
    ];

    /// <summary>Tokens; prescribed for <c>gen_ai.client.token.usage</c>.</summary>
    public static readonly long[] Tokens = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    /// <summary>Seconds of one phase, from a short tokenization to a long wait.</summary>
    public static readonly double[] Phase =
    [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120,
    ];

    /// <summary>Tokens in over tokens out.</summary>
    public static readonly double[] Ratio = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15, 20, 30, 50, 100];
}
