using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>Work of one pass: multiplications and additions, and bytes that must come from or go to memory.</summary>
/// <param name="Flops">Floating-point operations; a multiplication with its addition is two.</param>
/// <param name="Bytes">Weights once, caches as often as they are read or written.</param>
public readonly record struct PassWork(double Flops, double Bytes)
{
    /// <summary>Both together.</summary>
    public static PassWork operator +(PassWork a, PassWork b) => new(a.Flops + b.Flops, a.Bytes + b.Bytes);
}

/// <summary>
/// How much a model has to do, from its architecture alone. A matrix with P parameters costs 2·P operations per token that passes it.
/// Attention of one query over k keys costs 4·h·d·k operations in every layer (scores and weighted sum). Embeddings are looked up, which is
/// no arithmetic; the output head is a matrix, applied to the tokens that are written. Weights are read once per pass, whatever the batch.
/// </summary>
/// <param name="model">Architecture.</param>
/// <param name="weightBytes">Bytes of one parameter as stored.</param>
/// <param name="selfBytes">Bytes of one element of the self-attention cache.</param>
/// <param name="crossBytes">Bytes of one element of the cross-attention cache.</param>
public sealed class ModelWork(ModelArchitecture model, double weightBytes, double selfBytes, double crossBytes)
{
    private readonly ParameterCount _parameters = ParameterCount.Of(model);
    private readonly long _head = (long)model.Vocabulary * model.Decoder.Hidden;

    /// <summary>Bytes of the weights.</summary>
    public double WeightBytes => _parameters.Total * weightBytes;

    /// <summary>Bytes of self-attention keys and values of one token: 2·L·g·d elements.</summary>
    public double SelfCacheBytes => Cache(model.Decoder) * selfBytes;

    /// <summary>Bytes of cross-attention keys and values of one input token; 0 without an encoder.</summary>
    public double CrossCacheBytes => model.HasEncoder ? Cache(model.Decoder) * crossBytes : 0;

    /// <summary>Bytes of the caches of one sequence. A decoder-only model keeps the input in the same cache as the output.</summary>
    public double CacheBytes(int inputTokens, int outputTokens) => model.HasEncoder
        ? (inputTokens * CrossCacheBytes) + (outputTokens * SelfCacheBytes)
        : (inputTokens + outputTokens) * SelfCacheBytes;

    /// <summary>
    /// Reading an input: the encoder and the keys and values for cross-attention, or the prefill, which also scores the first output token.
    /// </summary>
    /// <param name="inputTokens">Its length.</param>
    /// <param name="batch">Inputs of the same length read together.</param>
    public PassWork Read(int inputTokens, int batch = 1)
    {
        double s = inputTokens;
        if (model.Encoder is { } encoder)
        {
            var weights = _parameters.Encoder + _parameters.CrossKeyValue;
            var linear = 2.0 * (weights + MergedKeyValue) * s;
            return new(batch * (linear + Attention(encoder, s, s)), ((weights + MergedKeyValue) * weightBytes) + (batch * s * CrossCacheBytes));
        }

        // A causal query sees on average half of the input.
        return new(
            batch * ((2.0 * _parameters.Decoder * s) + (2.0 * _head) + Attention(model.Decoder, s, (s + 1) / 2)),
            ((_parameters.Decoder + _head) * weightBytes) + (batch * s * SelfCacheBytes));
    }

    /// <summary>One step of the decoder: one more token for every sequence.</summary>
    /// <param name="inputTokens">Tokens that were read.</param>
    /// <param name="position">Tokens written before it, the start token included.</param>
    /// <param name="batch">Sequences.</param>
    public PassWork Step(int inputTokens, int position, int batch = 1)
    {
        var weights = _parameters.Decoder + _parameters.CrossQuery + _head;
        double keys = inputTokens + position + 1;
        return new(
            batch * ((2.0 * weights) + Attention(model.Decoder, 1, keys)),
            (weights * weightBytes) + (batch * CacheBytes(inputTokens, position + 1)));
    }

    /// <summary>All steps of an output. A prefill has scored the first token already.</summary>
    public PassWork Decode(int inputTokens, int outputTokens, int batch = 1)
    {
        var all = default(PassWork);
        for (var position = model.HasEncoder ? 0 : 1; position < outputTokens; position++)
        {
            all += Step(inputTokens, position, batch);
        }

        return all;
    }

    // Merged attention projects the encoder's output with the decoder's own key and value matrices.
    private double MergedKeyValue => model is { HasEncoder: true, MergedAttention: true } ? Cache(model.Decoder) * model.Decoder.Hidden : 0;

    private static double Cache(StackShape s) => 2.0 * s.Layers * s.KeyValueHeads * s.HeadWidth;

    private double Attention(StackShape s, double queries, double keys)
    {
        var full = s.Layers / Math.Max(1, model.FullAttentionEvery);
        var seen = model.SlidingWindow > 0 ? Math.Min(keys, model.SlidingWindow) : keys;
        return 4.0 * s.Heads * s.HeadWidth * queries * ((full * keys) + ((s.Layers - full) * seen));
    }
}
