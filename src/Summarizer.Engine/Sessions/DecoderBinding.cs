using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// A decoder graph whose caches are bound, once, to neighbouring slots. What a run reads and where its scores go is bound by the caller:
/// once for steps that are always alike, or before every run. The buffers belong to others.
/// </summary>
internal sealed class DecoderBinding : IDisposable
{
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];
    private readonly bool _readsInput;

    /// <summary>Binds the caches.</summary>
    /// <param name="session">Decoder graph.</param>
    /// <param name="cache">Caches.</param>
    /// <param name="first">First slot.</param>
    /// <param name="rows">Number of slots.</param>
    public DecoderBinding(InferenceSession session, KvCache cache, int first, int rows)
    {
        _binding = session.CreateIoBinding();
        _readsInput = cache.HasCross;
        var aliasesCross = session.OutputMetadata.ContainsKey(GraphNames.CrossPresentKey(0));
        for (var i = 0; i < cache.Layers; i++)
        {
            BindInPlace(GraphNames.PastKey(i), GraphNames.PresentKey(i), cache.SelfKey(i).View(first, rows));
            BindInPlace(GraphNames.PastValue(i), GraphNames.PresentValue(i), cache.SelfValue(i).View(first, rows));
            if (_readsInput)
            {
                BindInPlace(GraphNames.CrossKey(i), aliasesCross ? GraphNames.CrossPresentKey(i) : null, cache.CrossKey(i).View(first, rows));
                BindInPlace(GraphNames.CrossValue(i), aliasesCross ? GraphNames.CrossPresentValue(i) : null, cache.CrossValue(i).View(first, rows));
            }
        }
    }

    /// <summary>
    /// Binds what the next runs read and write, in place of what was bound before. The memory must outlive those runs, the values need not.
    /// </summary>
    /// <param name="ids">Token ids, [rows, tokens].</param>
    /// <param name="lengths">Decoder tokens including these, [rows, 1].</param>
    /// <param name="inputLengths">Input tokens, [rows, 1]; a decoder-only graph has no use for them.</param>
    /// <param name="logits">Receives the scores.</param>
    public void Bind(OrtValue ids, OrtValue lengths, OrtValue inputLengths, OrtValue logits)
    {
        _binding.BindInput(GraphNames.InputIds, ids);
        _binding.BindInput(GraphNames.AttentionMask, lengths);
        _binding.BindOutput(GraphNames.Logits, logits);
        if (_readsInput)
        {
            _binding.BindInput(GraphNames.EncoderAttentionMask, inputLengths);
        }
    }

    /// <summary>Binds how many of the last tokens are scored, [1], 0 for all. A decoder-only graph alone has this input.</summary>
    public void BindKept(OrtValue kept) => _binding.BindInput(GraphNames.LogitsToKeep, kept);

    /// <summary>Runs the graph. Allocates nothing on the managed heap.</summary>
    public void Run(InferenceSession session, RunOptions options)
    {
        using var flush = SubnormalNumbers.FlushToZero();
        session.RunWithBinding(options, _binding);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
    }

    // The present is the same memory as the past: the graph appends to it and nothing is copied.
    private void BindInPlace(string input, string? output, OrtValue memory)
    {
        _values.Add(memory);
        _binding.BindInput(input, memory);
        if (output is not null)
        {
            _binding.BindOutput(output, memory);
        }
    }
}
