using Summarizer.Bundles;

namespace Summarizer.Export.Exporting;

/// <summary>Exports a Hugging Face checkpoint to a model bundle.</summary>
public static class CheckpointExporter
{
    /// <summary>Reads the checkpoint, writes the graphs, compares them with float32 and commits the bundle; a failure leaves nothing behind.</summary>
    /// <param name="options">What to export and where to.</param>
    /// <param name="progress">Told of every stage.</param>
    /// <param name="cancellationToken">Stops between tensors.</param>
    /// <returns>The manifest written, and warnings for the person who asked.</returns>
    /// <exception cref="ExportException">The checkpoint cannot be exported; the message names the tensor and the file.</exception>
    /// <exception cref="BundleException">The destination cannot be used.</exception>
    public static ExportReport Export(ExportOptions options, IProgress<ExportProgress> progress, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
