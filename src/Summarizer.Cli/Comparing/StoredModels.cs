using Summarizer.Cli.Exporting;
using Summarizer.Cli.Models;
using Summarizer.Cli.Output;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Comparing;

/// <summary>Bundles that are there; a baseline that nobody named is made beside the model.</summary>
internal sealed class StoredModels(string? model, string? baseline) : ComparedModels
{
    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> PrepareAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var first = await ModelFolder.FindAsync(model, terminal, cancellationToken);
        if (baseline is not null)
        {
            return [first, await ModelFolder.FindAsync(baseline, terminal, cancellationToken)];
        }

        var made = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(first))!, "baseline");
        await ProgressBars.ShowAsync(
            terminal, progress => BaselineModel.EnsureAsync(first, made, new ExportStages(progress), cancellationToken));
        return [first, made];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
