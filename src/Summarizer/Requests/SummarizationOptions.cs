using System.ComponentModel.DataAnnotations;

namespace Summarizer.Requests;

/// <summary>Limits of the summarization task.</summary>
public sealed class SummarizationOptions
{
    /// <summary>Longest document, in Unicode characters (code points).</summary>
    /// <value>1,000,000.</value>
    [Range(1, 1 << 28)]
    public int MaxInputCharacters { get; set; } = 1_000_000;

    /// <summary>Longest instruction, in Unicode characters (code points).</summary>
    /// <value>2,000.</value>
    [Range(1, 1 << 20)]
    public int MaxInstructionCharacters { get; set; } = 2_000;

    /// <summary>Longest document that <c>map_reduce</c> reads, as a multiple of what the model reads at once.</summary>
    /// <value>256.</value>
    [Range(1, 1 << 16)]
    public int MaxChunks { get; set; } = 256;

    /// <summary>Chunks of one document that may be in the engine at once, so that one long document leaves room for others.</summary>
    /// <value>4.</value>
    [Range(1, 512)]
    public int ChunkConcurrency { get; set; } = 4;

    /// <summary>Shortest span at medium extractiveness, in the model's tokens.</summary>
    /// <value>6.</value>
    [Range(1, 256)]
    public int MediumSpanTokens { get; set; } = 6;

    /// <summary>Ask a model also for what its card says it was not trained for. For measurements and tests: such outputs mean nothing.</summary>
    /// <value>False.</value>
    public bool AllowUntrainedModes { get; set; }
}
