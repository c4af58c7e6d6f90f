using Summarizer.Cli.Output;
using Summarizer.Export;

namespace Summarizer.Cli.Exporting;

/// <summary>Passes the exporter's progress on to the bars, at once and in order.</summary>
internal sealed class ExportStages(IProgress<StageProgress> stages) : IProgress<ExportProgress>
{
    public void Report(ExportProgress value) => stages.Report(new StageProgress(value.Stage, value.Done, value.Total));
}
