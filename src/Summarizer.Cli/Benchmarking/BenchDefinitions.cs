namespace Summarizer.Cli.Benchmarking;

/// <summary>How each number is made, in the words that are printed beside it.</summary>
internal static class BenchDefinitions
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["encode_ms"] = "time in which the encoder ran until it had read all rows of the batch (rows may share a pass; passes add up); "
            + "median over runs",
        ["ttft_ms"] = "submission of a row to its first token, waiting and encoding included; median over rows and runs",
        ["step_ms"] = "time from one token of a row to its next, on the engine's clock, while every row of the batch is writing; prompt "
            + "lookup is off; median over steps, rows and runs",
        ["tokens_per_s"] = "tokens written by all rows / (submission of the first row to the last token of the last row); median over runs",
        ["peak_rss_mb"] = "largest resident memory, in MiB, of the process that measured this batch size and did nothing else, model "
            + "included (Linux: VmHWM)",
    };
}
