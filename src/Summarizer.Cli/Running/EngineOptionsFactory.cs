using Summarizer.Engine;

namespace Summarizer.Cli.Running;

/// <summary>Engines that serve one command and nobody else.</summary>
internal static class EngineOptionsFactory
{
    // The number of sequences bounds the memory already; a budget beside it could only refuse a long model or split a batch.
    private const int NoBudgetMiB = 1 << 20;

    /// <summary>Options of an engine with KV memory for exactly this many sequences at once.</summary>
    public static EngineOptions For(int sequences, int threads = 0, int maxInputTokens = 0) => new()
    {
        MaxBatchSize = sequences,
        KvCacheMiB = NoBudgetMiB,
        Threads = threads,
        MaxInputTokens = maxInputTokens,
    };
}
