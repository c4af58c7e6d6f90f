using Spectre.Console;
using Summarizer.Cli.Output;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Cli.Evaluating;

/// <summary>
/// Progress of an evaluation on standard error, with the time left: a bar on a terminal, a line for every tenth otherwise.
/// </summary>
internal static class EvalProgress
{
    private const int Lines = 10;

    public static async Task<T> ShowAsync<T>(Terminal terminal, Func<Action<EvaluationProgress>, Task<T>> work)
    {
        var started = terminal.Clock.GetTimestamp();
        if (!terminal.ErrorIsTerminal)
        {
            return await work(progress =>
            {
                if (progress.Done * Lines / progress.Rows > (progress.Done - 1) * Lines / progress.Rows)
                {
                    terminal.Error.WriteLine(Line(progress, terminal.Clock.GetElapsedTime(started)));
                }
            });
        }

        return await new Progress(Terminal.Canvas(terminal.Error), terminal.Clock)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("rows");
                return Task.Run(() => work(progress =>
                {
                    bar.MaxValue = progress.Rows;
                    bar.Value = progress.Done;
                    bar.Description = $"{progress.Done} of {progress.Rows} rows, {Pace(progress, terminal.Clock.GetElapsedTime(started))}";
                }));
            });
    }

    /// <summary>One line of a log.</summary>
    internal static string Line(EvaluationProgress progress, TimeSpan elapsed)
    {
        var left = TimeSpan.FromSeconds(Math.Round(elapsed.TotalSeconds / progress.Done * (progress.Rows - progress.Done)));
        return $"{progress.Done} of {progress.Rows} rows, {Pace(progress, elapsed)}, {left} left";
    }

    private static string Pace(EvaluationProgress progress, TimeSpan elapsed) =>
        FormattableString.Invariant($"{progress.OutputTokens / Math.Max(elapsed.TotalSeconds, 1e-3):0} tokens/s");
}
