using Spectre.Console;
using Summarizer.Cli.Output;
using Summarizer.Requests;

namespace Summarizer.Cli.Summarizing;

/// <summary>How far the reading of a long document is: a bar on a terminal, gone when the summary begins; nothing otherwise.</summary>
internal static class ReadingBar
{
    /// <summary>Runs the work while its progress is shown.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="work">Told where to report; null where nobody looks.</param>
    public static async Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<ReadingProgress>?, Task<T>> work)
    {
        if (!terminal.ErrorIsTerminal)
        {
            return await work(null);
        }

        return await new Progress(Terminal.Canvas(terminal.Error), terminal.Clock) { AutoClear = true, HideCompleted = true }
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new RemainingTimeColumn())
            .StartAsync(context => Task.Run(() => work(new Bar(context))));
    }

    private sealed class Bar(ProgressContext context) : IProgress<ReadingProgress>
    {
        private readonly Lock _gate = new();
        private ProgressTask? _task;

        public void Report(ReadingProgress value)
        {
            // What is read at once is read before a bar could be seen.
            if (value.Total < 2)
            {
                return;
            }

            lock (_gate)
            {
                _task ??= context.AddTask("reading", maxValue: value.Total);
                _task.Value = Math.Max(_task.Value, value.Done);
                _task.Description = FormattableString.Invariant($"part {_task.Value:0} of {value.Total} read");
            }
        }
    }
}
