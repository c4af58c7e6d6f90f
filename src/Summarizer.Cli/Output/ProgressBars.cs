using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>
/// Progress of long work on standard error: one bar per stage on a terminal, one line per finished stage otherwise.
/// Reports may come from any thread.
/// </summary>
internal static class ProgressBars
{
    /// <summary>Runs the work while its stages are shown.</summary>
    /// <param name="terminal">Where to show them.</param>
    /// <param name="work">Told where to report; runs on the thread pool.</param>
    public static async Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<StageProgress>, Task<T>> work)
    {
        if (!terminal.ErrorIsTerminal)
        {
            return await Task.Run(() => work(new StageLines(terminal.Error)));
        }

        return await new Progress(Terminal.Canvas(terminal.Error), terminal.Clock)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context => Task.Run(() => work(new StageBars(context))));
    }
}
