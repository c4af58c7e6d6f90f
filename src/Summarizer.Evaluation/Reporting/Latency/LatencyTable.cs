using System.Globalization;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>Every figure of a comparison as rows of text: the same ones on a terminal and on the page.</summary>
public static class LatencyTable
{
    /// <summary>Name of a row and one cell per model.</summary>
    public static IEnumerable<string[]> Rows(IReadOnlyList<ComparedModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        string[] Row(string name, Func<ComparedModel, string> cell) => [name, .. models.Select(cell)];
        yield return Row("architecture", m => m.Architecture);
        yield return Row("parameters", m => m.Parameters.ToString("N0", CultureInfo.InvariantCulture));
        yield return Row("precision", m => m.Precision.ToString().ToLowerInvariant());
        yield return Row("runtime", LatencyText.Runtime);
        yield return Row("quality", m => LatencyText.Quality(m) ?? "trained");
        yield return Row("tokens in / out", m => $"{m.InputTokens} / {m.OutputTokens}");
        foreach (var (name, time) in Times)
        {
            yield return Row(name + " p50, ms", m => LatencyText.Time(time(m)?.P50));
            yield return Row(name + " mean ± std", m => time(m) is { } t ? $"{LatencyText.Time(t.Mean)} ± {LatencyText.Time(t.Std)}" : MetricText.None);
            yield return Row(name + " p90 / p95 / p99", m => time(m) is { } t ? $"{LatencyText.Time(t.P90)} / {LatencyText.Time(t.P95)} / {LatencyText.Time(t.P99)}" : MetricText.None);
        }

        yield return Row("tokenize, ms", m => LatencyText.Time(m.PhasesMs.Tokenize));
        yield return Row("queue", m => LatencyText.Time(m.PhasesMs.Queue));
        yield return Row("encode or prefill", m => LatencyText.Time(m.PhasesMs.Encode ?? m.PhasesMs.Prefill));
        yield return Row("decode", m => LatencyText.Time(m.PhasesMs.Decode));
        yield return Row("tokens/s", m => LatencyText.Time(m.OutputTokensPerS));
        yield return Row("requests/s", m => LatencyText.Time(m.RequestsPerS));
        yield return Row("weights, MiB", m => LatencyText.Time(m.Memory.WeightBytes / (double)(1 << 20)));
        yield return Row("KV bytes per token, self / cross", m => $"{m.Memory.SelfKvBytesPerToken} / {m.Memory.CrossKvBytesPerToken?.ToString(CultureInfo.InvariantCulture) ?? MetricText.None}");
        yield return Row("KV of one request, KiB", m => LatencyText.Time(m.Memory.KvBytes / 1024.0));
        yield return Row("GFLOP read / write", m => $"{LatencyText.Time(m.Work.ReadFlops / 1e9)} / {LatencyText.Time(m.Work.DecodeFlops / 1e9)}");
        yield return Row("MB moved read / write", m => $"{LatencyText.Time(m.Work.ReadBytes / 1e6)} / {LatencyText.Time(m.Work.DecodeBytes / 1e6)}");
        if (models.Any(m => m.Predicted is not null))
        {
            yield return Row("predicted TTFT, ms (error)", m => Predicted(m.Predicted?.TtftMs, m.Predicted?.TtftError));
            yield return Row("predicted TPOT, ms (error)", m => Predicted(m.Predicted?.TpotMs, m.Predicted?.TpotError));
            yield return Row("predicted end-to-end, ms (error)", m => Predicted(m.Predicted?.E2eMs, m.Predicted?.E2eError));
        }
    }

    private static readonly (string Name, Func<ComparedModel, Distribution?> Of)[] Times =
        [("TTFT", m => m.TtftMs), ("TPOT", m => m.TpotMs), ("ITL", m => m.ItlMs), ("end-to-end", m => m.E2eMs)];

    private static string Predicted(double? milliseconds, double? error) => milliseconds is null
        ? MetricText.None
        : $"{LatencyText.Time(milliseconds)} ({error?.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture)})";
}
