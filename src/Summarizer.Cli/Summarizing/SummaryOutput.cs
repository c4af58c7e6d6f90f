using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Documents.Reading;
using Summarizer.Requests;

namespace Summarizer.Cli.Summarizing;

/// <summary>Writes a summary: piece by piece for a person, as one object for a program.</summary>
internal sealed class SummaryOutput(Terminal terminal, bool json, string model)
{
    public async Task WriteAsync(ReadDocument document, RunningTask<string, SummarizeResult> summary, CancellationToken cancellationToken)
    {
        if (json)
        {
            var report = SummarizeReport.Of(await summary.Result, model, document);
            CliJson.Write(terminal.Out, report, CliJson.Readable.SummarizeReport);
            return;
        }

        await foreach (var piece in summary.ReadAsync(cancellationToken))
        {
            await terminal.Out.WriteAsync(piece);
            await terminal.Out.FlushAsync(cancellationToken);
        }

        await terminal.Out.WriteLineAsync();
        await DescribeAsync(document, await summary.Result);
    }

    private async Task DescribeAsync(ReadDocument document, SummarizeResult result)
    {
        foreach (var warning in result.Warnings)
        {
            await terminal.Error.WriteLineAsync($"warning: {warning.Detail}");
        }

        var (all, kept) = (Words(document.Text), Words(result.Summary));
        var pieces = result.Chunks > 1 ? $" in {result.Chunks} chunks" : "";
        await terminal.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{model}: {all} words in, {kept} out ({Saved(all, kept)}); {result.InputTokens} tokens read{pieces}, "
                + $"{result.OutputTokens} written, {result.Timings.Total.TotalSeconds:0.00} s"));
    }

    private static string Saved(int all, int kept) =>
        kept >= all ? "no shorter" : FormattableString.Invariant($"{100.0 * (all - kept) / all:0} % shorter");

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
