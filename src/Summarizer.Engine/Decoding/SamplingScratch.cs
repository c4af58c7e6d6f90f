namespace Summarizer.Engine.Decoding;

/// <summary>Working memory of sampling. One per loop: rows are sampled one after the other.</summary>
internal sealed class SamplingScratch(int vocabulary)
{
    /// <summary>Number of token ids.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>A score or probability per token that is still possible.</summary>
    public float[] Weights { get; } = new float[vocabulary];

    /// <summary>Ids of those tokens.</summary>
    public int[] Tokens { get; } = new int[vocabulary];
}
