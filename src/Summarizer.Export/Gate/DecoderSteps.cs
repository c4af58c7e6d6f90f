using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Export.Gate;

/// <summary>A decoder graph with its caches, stepping through a batch. Owns the self-attention cache.</summary>
internal sealed class DecoderSteps : IDisposable
{
    private readonly InferenceSession _decoder;
    private readonly EncodedBatch? _encoded;
    private readonly int _rows;
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _caches = [];
    private int _tokens;

    /// <param name="decoder">Session.</param>
    /// <param name="encoded">Encoder outputs of the batch, which must outlive this object; null for a decoder-only model.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="capacity">Most tokens per row.</param>
    public DecoderSteps(InferenceSession decoder, EncodedBatch? encoded, int rows, int capacity)
    {
        _decoder = decoder;
        _encoded = encoded;
        _rows = rows;
        _binding = decoder.CreateIoBinding();
        for (var layer = 0; decoder.InputMetadata.ContainsKey(GraphNames.PastKey(layer)); layer++)
        {
            BindCache(GraphNames.PastKey(layer), GraphNames.PresentKey(layer), capacity);
            BindCache(GraphNames.PastValue(layer), GraphNames.PresentValue(layer), capacity);
            if (encoded is not null)
            {
                BindCross(encoded[GraphNames.CrossKey(layer)], GraphNames.CrossKey(layer), GraphNames.CrossPresentKey(layer));
                BindCross(encoded[GraphNames.CrossValue(layer)], GraphNames.CrossValue(layer), GraphNames.CrossPresentValue(layer));
            }
        }
    }

    /// <summary>Runs one step with the same number of tokens in every row; returns the scores [rows, tokens, vocabulary].</summary>
    public float[] Step(long[][] tokens)
    {
        var count = tokens[0].Length;
        _tokens += count;
        using var ids = OrtValue.CreateTensorValueFromMemory(tokens.SelectMany(row => row).ToArray(), [tokens.Length, count]);
        using var mask = LengthMask.Create([.. tokens.Select(_ => _tokens)]);
        using var inputMask = _encoded is null ? null : LengthMask.Create(_encoded.Lengths);
        using var options = new RunOptions();
        _binding.BindInput(GraphNames.InputIds, ids);
        _binding.BindInput(GraphNames.AttentionMask, mask);
        if (inputMask is not null)
        {
            _binding.BindInput(GraphNames.EncoderAttentionMask, inputMask);
        }

        _binding.BindOutputToDevice(GraphNames.Logits, OrtMemoryInfo.DefaultInstance);
        _decoder.RunWithBinding(options, _binding);
        using var outputs = _binding.GetOutputValues();
        return outputs[_binding.GetOutputNames().ToList().IndexOf(GraphNames.Logits)].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (var cache in _caches)
        {
            cache.Dispose();
        }
    }

    // Past and present are the same memory.
    private void BindCache(string past, string present, int capacity)
    {
        var meta = _decoder.InputMetadata[past];
        var cache = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, meta.ElementDataType, [_rows, meta.Dimensions[1], capacity, meta.Dimensions[3]]);
        cache.GetTensorMutableRawData().Clear();
        _caches.Add(cache);
        _binding.BindInput(past, cache);
        _binding.BindOutput(present, cache);
    }

    private void BindCross(OrtValue cache, string input, string output)
    {
        _binding.BindInput(input, cache);
        if (_decoder.OutputMetadata.ContainsKey(output))
        {
            _binding.BindOutput(output, cache);
        }
    }
}
