using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>A decoder with its self-attention cache, whose buffers are past and present at once, as the engine binds them.</summary>
internal sealed class DecoderRun : IDisposable
{
    private readonly InferenceSession _session;
    private readonly EncodedRows? _encoded;
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _buffers = [];
    private readonly int[] _tokens;

    public DecoderRun(InferenceSession session, EncodedRows encoded, int capacity)
        : this(session, encoded, encoded.Lengths.Length, capacity)
    {
    }

    /// <summary>Without encoder outputs for a decoder-only model.</summary>
    public DecoderRun(InferenceSession session, EncodedRows? encoded, int rows, int capacity)
    {
        _session = session;
        _encoded = encoded;
        _binding = session.CreateIoBinding();
        _tokens = new int[rows];
        foreach (var (name, meta) in session.InputMetadata)
        {
            if (name.StartsWith("past_key_values.", StringComparison.Ordinal))
            {
                long[] shape = [_tokens.Length, meta.Dimensions[1], capacity, meta.Dimensions[3]];
                var buffer = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, meta.ElementDataType, shape);

                // What was there before must not matter, as long as it is finite.
                if (meta.ElementDataType == TensorElementType.Float16)
                {
                    buffer.GetTensorMutableDataAsSpan<Float16>().Fill((Float16)7f);
                }
                else
                {
                    buffer.GetTensorMutableDataAsSpan<float>().Fill(7);
                }

                _buffers.Add(buffer);
                _binding.BindInput(name, buffer);
                _binding.BindOutput(name.Replace("past_key_values", "present", StringComparison.Ordinal), buffer);
            }
            else if (name.StartsWith("cross_", StringComparison.Ordinal))
            {
                _binding.BindInput(name, encoded![name]);
                var present = name.Replace("cross_", "cross_present_", StringComparison.Ordinal);
                if (session.OutputMetadata.ContainsKey(present))
                {
                    _binding.BindOutput(present, encoded[name]);
                }
            }
        }
    }

    /// <summary>Runs one step: the same number of tokens for every row. Returns logits [rows, tokens, vocabulary].</summary>
    public Tensor Step(params long[][] tokens)
    {
        for (var row = 0; row < _tokens.Length; row++)
        {
            _tokens[row] += tokens[row].Length;
        }

        return Run(tokens);
    }

    /// <summary>Runs one step of one row and scores only its last tokens. Returns logits [1, kept, vocabulary].</summary>
    public Tensor StepKeeping(int kept, long[] tokens)
    {
        _tokens[0] += tokens.Length;
        using var count = OrtValue.CreateTensorValueFromMemory(new long[] { kept }, [1]);
        _binding.BindInput(GraphNames.LogitsToKeep, count);
        return Run([tokens], kept);
    }

    /// <summary>Moves a row to another position, to hold rows at different positions in one batch.</summary>
    public void Rewind(int row, int tokens) => _tokens[row] = tokens;

    public void Dispose()
    {
        _binding.Dispose();
        _buffers.ForEach(buffer => buffer.Dispose());
    }

    private Tensor Run(long[][] tokens, int? kept = null)
    {
        using var ids = OrtValue.CreateTensorValueFromMemory(tokens.SelectMany(t => t).ToArray(), [tokens.Length, tokens[0].Length]);
        using var mask = Mask(_tokens);
        using var options = new RunOptions();
        _binding.BindInput(GraphNames.InputIds, ids);
        _binding.BindInput(GraphNames.AttentionMask, mask);
        using var inputMask = _encoded is null ? null : Mask(_encoded.Lengths);
        if (inputMask is not null)
        {
            _binding.BindInput(GraphNames.EncoderAttentionMask, inputMask);
        }

        var vocabulary = _session.OutputMetadata[GraphNames.Logits].Dimensions[2];
        using var logits = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, TensorElementType.Float, [tokens.Length, kept ?? tokens[0].Length, vocabulary]);
        _binding.BindOutput(GraphNames.Logits, logits);
        _session.RunWithBinding(options, _binding);
        return ExportedModel.Copy(logits);
    }

    // Only the row sums count; the width is that of the longest row.
    private static OrtValue Mask(int[] lengths)
    {
        var width = lengths.Max();
        var mask = lengths.SelectMany(n => Enumerable.Range(0, width).Select(i => i < n ? 1L : 0L)).ToArray();
        return OrtValue.CreateTensorValueFromMemory(mask, [lengths.Length, width]);
    }
}
