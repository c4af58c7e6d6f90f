using Summarizer.Cli.Output;
using Summarizer.Summarization;

namespace Summarizer.Cli.Summarizing;

/// <summary>Writes a summary: piece by piece for a person, as one object for a program.</summary>
internal sealed class SummaryOutput(Terminal terminal, bool json, string model)
{
    public async Task WriteAsync(RunningTask<string, SummarizeResult> summary, CancellationToken cancellationToken)
    {
        if (json)
        {
            var report = SummarizeReport.Of(await summary.Result, model);
            CliJson.Write(terminal.Out, report, CliJson.Readable.SummarizeReport);
            return;
        }

        await foreach (var piece in summary.ReadAsync(cancellationToken))
        {
            await terminal.Out.WriteAsync(piece);
            await terminal.Out.FlushAsync(cancellationToken);
        }

        await terminal.Out.WriteLineAsync();
        await DescribeAsync(await summary.Result);
    }

    private async Task DescribeAsync(SummarizeResult result)
    {
        foreach (var warning in result.Warnings)
        {
            await terminal.Error.WriteLineAsync($"warning: {warning.Detail}");
        }

        var pieces = result.Chunks > 1 ? $" in {result.Chunks} chunks" : "";
        await terminal.Error.WriteLineAsync(FormattableString.Invariant(
            $"{model}: {result.InputTokens} tokens read{pieces}, {result.OutputTokens} written, {result.Timings.Total.TotalSeconds:0.00} s"));
    }
}
