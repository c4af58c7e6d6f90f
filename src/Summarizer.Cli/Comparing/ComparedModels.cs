using Summarizer.Cli.Output;

namespace Summarizer.Cli.Comparing;

/// <summary>The two bundles of a comparison, and what has to be removed afterwards.</summary>
internal abstract class ComparedModels : IDisposable
{
    /// <summary>What random input is long when nothing is said.</summary>
    public const int DefaultInputTokens = 512;

    /// <summary>Makes what is not there yet.</summary>
    /// <returns>Folders of the bundles, the one in question first.</returns>
    public abstract Task<IReadOnlyList<string>> PrepareAsync(Terminal terminal, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}
