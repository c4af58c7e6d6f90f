
namespace Summarizer.Export.Graphs;

/// <summary>Tells the person who exports how many weights of a graph are written, and stops between matrices when asked to.</summary>
internal sealed class WeightProgress(IProgress<ExportProgress> progress, string stage, long total, CancellationToken cancellationToken)
{
    private long _done;

    /// <summary>Counts weights written.</summary>
    /// <exception cref="OperationCanceledException">The export was cancelled.</exception>
    public void Advance(long weights)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A table that its output layer cannot share is written twice.
        _done = Math.Min(_done + weights, total);
        progress.Report(new ExportProgress(stage, _done, total));
    }
}
