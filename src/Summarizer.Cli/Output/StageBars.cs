using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>One live bar per stage.</summary>
internal sealed class StageBars(ProgressContext context) : IProgress<StageProgress>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProgressTask> _bars = [];

    public void Report(StageProgress value)
    {
        lock (_gate)
        {
            if (!_bars.TryGetValue(value.Stage, out var bar))
            {
                _bars[value.Stage] = bar = context.AddTask(Markup.Escape(value.Stage));
            }

            // A stage without work is a finished one; a bar of length zero would never fill.
            bar.MaxValue = Math.Max(value.Total, 1);
            bar.Value = value.IsComplete ? bar.MaxValue : value.Done;
        }
    }
}
