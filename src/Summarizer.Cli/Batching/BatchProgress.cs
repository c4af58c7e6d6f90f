using Summarizer.Cli.Output;

namespace Summarizer.Cli.Batching;

/// <summary>How far a batch is: a bar with the time left on a terminal, a line every ten seconds otherwise.</summary>
internal static class BatchProgress
{
    /// <summary>Runs the work while its progress is shown.</summary>
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<StageProgress>, Task<T>> work) =>
        terminal.ErrorIsTerminal ? ProgressBars.ShowAsync(terminal, work) : work(new Lines(terminal));

    private sealed class Lines(Terminal terminal) : IProgress<StageProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

        private readonly Lock _gate = new();
        private readonly long _started = terminal.Clock.GetTimestamp();
        private TimeSpan _written;

        public void Report(StageProgress value)
        {
            lock (_gate)
            {
                var elapsed = terminal.Clock.GetElapsedTime(_started);
                if (value.Done == 0 || value.IsComplete || elapsed - _written < Pause)
                {
                    return;
                }

                _written = elapsed;
                var left = elapsed * ((value.Total - value.Done) / (double)value.Done);
                terminal.Error.WriteLine(
                    FormattableString.Invariant(
                        $"{value.Done} of {value.Total} documents, about {(int)left.TotalHours}:{left:mm\\:ss} left"));
            }
        }
    }
}
