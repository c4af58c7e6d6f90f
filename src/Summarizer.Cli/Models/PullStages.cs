using Summarizer.Cli.Output;
using Summarizer.Hub.Pulling;

namespace Summarizer.Cli.Models;

/// <summary>Passes the progress of a pull on to the bars: the download with its sizes, then the stages of the export.</summary>
internal sealed class PullStages(IProgress<StageProgress> stages) : IProgress<PullProgress>
{
    public void Report(PullProgress value) => stages.Report(new StageProgress(
        value.IsBytes ? $"{value.Stage} ({Size(value.Total)})" : value.Stage, value.Done, value.Total));

    private static string Size(long bytes) => bytes < 1_000_000_000 ? $"{bytes / 1e6:N0} MB" : $"{bytes / 1e9:N1} GB";
}
