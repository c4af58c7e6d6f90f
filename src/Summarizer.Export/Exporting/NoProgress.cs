namespace Summarizer.Export.Exporting;

/// <summary>For work that nobody is told of.</summary>
internal sealed class NoProgress : IProgress<ExportProgress>
{
    public static readonly NoProgress Instance = new();

    private NoProgress()
    {
    }

    public void Report(ExportProgress value)
    {
    }
}
