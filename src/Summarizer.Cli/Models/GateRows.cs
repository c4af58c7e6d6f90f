using System.Globalization;
using Summarizer.Bundles;
using Summarizer.Cli.Output;

namespace Summarizer.Cli.Models;

/// <summary>The numeric gate of a bundle, for a person.</summary>
internal static class GateRows
{
    public static void Add(TextTable table, NumericGate? gate)
    {
        if (gate is null)
        {
            table.Row("gate", "none in the manifest");
            return;
        }

        if (!gate.Ran)
        {
            table.Row("gate", "not run: no provider on the exporting machine runs these graphs");
            return;
        }

        table.Row("gate", Text($"against float32 on {gate.Rows} rows, {gate.Positions} positions"))
            .Row("  encoder", Text($"largest error {gate.EncoderMaxError:g3}"))
            .Row("  logits", Text($"largest error {gate.LogitsMaxError:g3}"))
            .Row("  logits, relative", Text($"error {gate.LogitsRelativeError:g3} of their size (limit {gate.Limit:g3})"))
            .Row("  best token", Text($"the same at {gate.TopTokenAgreement:p1} of the positions"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
