using Summarizer.Bundles;
using Summarizer.Cli.Models;
using Summarizer.Cli.Output;
using Summarizer.Export;

namespace Summarizer.Cli.Exporting;

/// <summary>The table that closes an export.</summary>
internal static class ExportSummary
{
    /// <summary>Writes it, after the warnings.</summary>
    public static async Task WriteAsync(string output, ExportReport report, TimeSpan elapsed, Terminal terminal)
    {
        foreach (var warning in report.Warnings)
        {
            await terminal.Error.WriteLineAsync($"warning: {warning}");
        }

        Write(output, report.Manifest, elapsed, terminal);
    }

    /// <summary>Writes the table.</summary>
    public static void Write(string output, BundleManifest manifest, TimeSpan elapsed, Terminal terminal)
    {
        var table = new TextTable("", "")
            .Row("bundle", Path.GetFullPath(output))
            .Row("name", manifest.Name)
            .Row("model", ModelText.Describe(manifest))
            .Row("size", ModelText.Bytes(manifest.Files.Sum(file => file.Bytes)))
            .Row("limits", ModelText.Limits(manifest))
            .Row("tokenizer", manifest.Tokenizer ?? "none: token ids only");
        GateRows.Add(table, manifest.Gate);
        table.Row("time", ModelText.Duration(elapsed));
        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }
}
