namespace Summarizer.Benchmarking.Comparison;

/// <summary>How each number is made, in the words that travel with it.</summary>
public static class ComparisonDefinitions
{
    /// <summary>Definitions by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["ttft"] = "time to first token: start of tokenizing to the first token chosen, queue and reading included",
        ["tpot"] = "time per output token: (last token - first token) / (tokens - 1) of each request",
        ["itl"] = "inter-token latency: time from each token to the next, of all requests together, on the engine's clock",
        ["e2e"] = "end-to-end: start of tokenizing until the caller holds the whole output, on the caller's clock",
        ["phases"] = "means over requests; tokenize + queue + encode or prefill + decode = end-to-end, but for handing the output over",
        ["output_tokens_per_s"] = "tokens written by all measured requests / sum of the turns' durations",
        ["requests_per_s"] = "measured requests / sum of the turns' durations",
        ["speedup"] = "median of the baseline / median of the model; above 1 the model is faster. 95 % percentile bootstrap interval: 2000 draws of whole rounds, paired; none below 5 runs",
        ["percentiles"] = "interpolated between order statistics (Hyndman and Fan's type 7); p95 from 20 values, p99 from 100",
        ["kv_bytes"] = "keys and values of one request: input tokens x cross + output tokens x self, or (input + output) x self for a decoder-only model",
        ["work"] = "from the architecture: 2 operations per parameter and token, 4 x heads x head width x keys per query and layer for attention; weights are read once per pass, caches once per step",
        ["predicted"] = "by roofline from the architecture and this machine's measured bandwidth and 32-bit arithmetic; 8-bit kernels can do more, and starting kernels takes time that is not in it; error = (predicted - measured median) / measured median",
        ["warmup"] = "turns of every model before the measured ones; they do not count",
    };
}
