using Summarizer.Cli.Models;
using Summarizer.Cli.Output;

namespace Summarizer.Cli.Benchmarking;

/// <summary>A bundle to measure, and what has to be removed afterwards.</summary>
internal abstract class BenchModelSource : IDisposable
{
    /// <summary>Makes the bundle if need be.</summary>
    /// <returns>Its folder.</returns>
    public abstract Task<string> PrepareAsync(Terminal terminal, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A bundle that is there already, or a model of the hub.</summary>
internal sealed class StoredModel(string model) : BenchModelSource
{
    /// <inheritdoc/>
    public override Task<string> PrepareAsync(Terminal terminal, CancellationToken cancellationToken) =>
        ModelFolder.FindAsync(model, terminal, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
