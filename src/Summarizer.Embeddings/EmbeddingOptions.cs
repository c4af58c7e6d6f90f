using System.ComponentModel.DataAnnotations;

namespace Summarizer.Embeddings;

/// <summary>Limits of one embedding model.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Threads that one pass may use.</summary>
    /// <value>0, the default: all processors.</value>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Most passes that run at once; others wait in order.</summary>
    /// <value>0, the default: one for every four processors, at least one.</value>
    [Range(0, 256)]
    public int ConcurrentPasses { get; set; }

    /// <summary>Most tokens that are read at once, start and end included; a longer text is read in windows of whole sentences.</summary>
    /// <value>512, or what the model can read if that is less.</value>
    [Range(16, 1 << 16)]
    public int WindowTokens { get; set; } = 512;

    /// <summary>Memory for vectors of texts that were read before, in MiB.</summary>
    /// <value>64: about 40,000 sentences. 0 remembers nothing.</value>
    [Range(0, 1 << 16)]
    public int CacheMiB { get; set; } = 64;
}
