using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Generating;

/// <summary>What <c>summarizer generate</c> shows a person: the ids on standard output, ready to be pasted, the rest beside them.</summary>
internal static class GenerateText
{
    public static void Write(GenerationResult result, Terminal terminal)
    {
        terminal.Out.WriteLine(string.Join(',', GenerateReport.Ids(result.OutputIds, result.EndToken)));
        var score = result.Score is { } value ? Text($", score {value:0.0000}") : "";
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.OutputIds.Count} tokens, ended by {GenerateReport.Word(result.FinishReason)}{score}; first token after "
                + $"{Milliseconds.Of(result.Timings.FirstToken)} ms, total {Milliseconds.Of(result.Timings.Total)} ms"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
