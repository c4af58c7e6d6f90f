using Summarizer.Benchmarking.Comparison;
using Summarizer.Engine.Hosting;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>Numbers of comparisons as people read them.</summary>
public static class LatencyText
{
    /// <summary>A ratio with its interval.</summary>
    public static string Ratio(RatioEstimate ratio)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        return ratio is { Low: { } low, High: { } high }
            ? FormattableString.Invariant($"{ratio.Ratio:0.00} [{low:0.00}, {high:0.00}]")
            : FormattableString.Invariant($"{ratio.Ratio:0.00}");
    }

    /// <summary>A time, or a dash.</summary>
    public static string Time(double? milliseconds) => milliseconds is { } ms ? FormattableString.Invariant($"{ms:0.00}") : MetricText.None;

    /// <summary>What the outputs are worth, or null for a trained model.</summary>
    public static string? Quality(ComparedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Quality?.ToString().ToLowerInvariant();
    }

    /// <summary>What ran the loop that wrote the tokens.</summary>
    public static string Runtime(ComparedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Runtime == EngineRuntime.GenAi ? $"ONNX Runtime GenAI {model.RuntimeVersion}" : $"own loop on ONNX Runtime {model.RuntimeVersion}";
    }

    /// <summary>The machine in one line.</summary>
    public static string Machine(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var e = report.Environment;
        return $"{e.Processor}, {e.Threads} of {e.Cores} threads, {e.Os}, {e.Dotnet}, ONNX Runtime {e.Onnxruntime} ({e.ExecutionProvider}), Summarizer {e.Version}{(e.Commit is null ? "" : "+" + e.Commit[..Math.Min(12, e.Commit.Length)])}";
    }

    /// <summary>How it was measured, in one line.</summary>
    public static string Method(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var s = report.Settings;
        return $"{s.Runs} measured turns of each model after {s.Warmup} that do not count, interleaved, {s.Concurrency} request{(s.Concurrency == 1 ? "" : "s")} at once, seed {s.Seed}";
    }
}
