namespace Summarizer.Cli.Output;

/// <summary>One line per finished stage, for logs and pipes.</summary>
internal sealed class StageLines(TextWriter writer) : IProgress<StageProgress>
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _finished = [];

    public void Report(StageProgress value)
    {
        lock (_gate)
        {
            if (value.IsComplete && _finished.Add(value.Stage))
            {
                writer.WriteLine($"{value.Stage}: done");
            }
        }
    }
}
