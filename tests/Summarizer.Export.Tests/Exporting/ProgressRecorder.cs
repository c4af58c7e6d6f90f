
namespace Summarizer.Export.Tests.Exporting;

/// <summary>Remembers what it was told, at once and in order.</summary>
internal sealed class ProgressRecorder : IProgress<ExportProgress>
{
    private readonly List<ExportProgress> _reports = [];

    /// <summary>The last report of every stage, in the order in which the stages began.</summary>
    public IReadOnlyList<ExportProgress> Stages() => [.. _reports.GroupBy(report => report.Stage).Select(stage => stage.Last())];

    public void Report(ExportProgress value) => _reports.Add(value);
}
