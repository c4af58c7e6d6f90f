using System.Globalization;
using Summarizer.Cli.Models;
using Summarizer.Cli.Output;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Cli.Planning;

/// <summary>What <c>summarizer plan</c> shows a person.</summary>
internal static class PlanTable
{
    public static void Write(PlanReport report, IReadOnlyList<ComparedModel> measured, Terminal terminal)
    {
        var (device, settings, output) = (report.Device, report.Settings, terminal.Out);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{device.Name}: {device.MemoryGib} GiB, {device.BandwidthGbS} GB/s, {device.Tflops} TFLOP/s ({device.Source}); "
                    + $"{settings.ComputeEfficiency:0 %} of the arithmetic and {settings.BandwidthEfficiency:0 %} of the bandwidth count"));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{settings.InputTokens} tokens in, {settings.OutputTokens} out, {settings.Batch} at once, weights of "
                    + $"{settings.WeightBits} bits, caches of {settings.CacheBits}"));
        output.WriteLine();
        Plans(report.Models).WriteTo(output, terminal.OutIsTerminal);
        output.WriteLine();
        foreach (var speedup in report.Speedups)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{speedup.Model} is predicted to be faster than {speedup.Baseline} by: TTFT {speedup.Ttft:0.00}, TPOT "
                        + $"{speedup.Tpot:0.00}, end-to-end {speedup.E2e:0.00}"));
        }

        if (measured.Count > 0)
        {
            output.WriteLine();
            Measured(measured).WriteTo(output, terminal.OutIsTerminal);
            output.WriteLine();
        }

        foreach (var (name, definition) in report.Definitions)
        {
            output.WriteLine($"{name} = {definition}");
        }
    }

    private static TextTable Plans(IReadOnlyList<ModelPlan> plans)
    {
        var table = new TextTable(["", .. plans.Select(p => p.Model)]);
        void Row(string name, Func<ModelPlan, string> cell) => table.Row([name, .. plans.Select(cell)]);
        Row("architecture", p => p.Architecture);
        Row("parameters", p => p.Parameters.ToString("N0", CultureInfo.InvariantCulture));
        Row("weights", p => ModelText.Bytes(p.WeightBytes));
        Row(
            "KV per token, self / cross",
            p => $"{ModelText.Bytes(p.SelfKvBytesPerToken)} / {(p.CrossKvBytesPerToken is { } cross ? ModelText.Bytes(cross) : "-")}");
        Row("KV of all sequences", p => ModelText.Bytes(p.KvBytes));
        Row("activations", p => ModelText.Bytes(p.ActivationBytes));
        Row("total", p => ModelText.Bytes(p.TotalBytes));
        Row("fits", p => p.Fits ? "yes" : "no");
        Row("largest batch", p => p.LargestBatch.ToString(CultureInfo.InvariantCulture));
        Row("TTFT, ms", p => Text($"{p.TtftMs:0.00} ({p.Read.Bound}-bound)"));
        Row("TPOT, ms", p => Text($"{p.TpotMs:0.00} ({p.Step.Bound}-bound)"));
        Row("end-to-end, ms", p => Text($"{p.E2eMs:0.0}"));
        Row("tokens/s", p => Text($"{p.OutputTokensPerS:0.0}"));
        return table;
    }

    private static TextTable Measured(IReadOnlyList<ComparedModel> models)
    {
        var table = new TextTable("this machine", "measured, ms", "predicted, ms", "error");
        foreach (var m in models)
        {
            var predicted = m.Predicted!;
            table.Row($"{m.Model} TTFT", Text($"{m.TtftMs.P50:0.00}"), Text($"{predicted.TtftMs:0.00}"), Error(predicted.TtftError));
            if (m.TpotMs is { } perToken)
            {
                table.Row(
                    $"{m.Model} TPOT", Text($"{perToken.P50:0.00}"), Text($"{predicted.TpotMs:0.00}"), Error(predicted.TpotError!.Value));
            }

            table.Row($"{m.Model} end-to-end", Text($"{m.E2eMs.P50:0.00}"), Text($"{predicted.E2eMs:0.00}"), Error(predicted.E2eError));
        }

        return table;
    }

    private static string Error(double error) => error.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
