using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Every input and output of a decoder step with a certain number of rows, bound once. The buffers belong to others.</summary>
internal sealed class DecoderBinding : IDisposable
{
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];

    /// <summary>Binds the first rows of all buffers.</summary>
    /// <param name="session">Decoder graph.</param>
    /// <param name="step">Inputs and logits of a step.</param>
    /// <param name="cache">Caches.</param>
    /// <param name="layers">Decoder layers.</param>
    /// <param name="rows">Rows of the step.</param>
    public DecoderBinding(InferenceSession session, StepBuffers step, KvCache cache, int layers, int rows)
    {
        _binding = session.CreateIoBinding();
        _binding.BindInput(GraphNames.InputIds, Own(step.Ids(rows)));
        _binding.BindInput(GraphNames.AttentionMask, Own(step.Lengths(rows)));
        _binding.BindInput(GraphNames.EncoderAttentionMask, Own(step.InputLengths(rows)));
        _binding.BindOutput(GraphNames.Logits, Own(step.Logits(rows)));
        var aliasesCross = session.OutputMetadata.ContainsKey(GraphNames.CrossPresentKey(0));
        for (var i = 0; i < layers; i++)
        {
            BindInPlace(GraphNames.PastKey(i), GraphNames.PresentKey(i), cache.SelfKey(i).View(rows));
            BindInPlace(GraphNames.PastValue(i), GraphNames.PresentValue(i), cache.SelfValue(i).View(rows));
            BindInPlace(GraphNames.CrossKey(i), aliasesCross ? GraphNames.CrossPresentKey(i) : null, cache.CrossKey(i).View(rows));
            BindInPlace(GraphNames.CrossValue(i), aliasesCross ? GraphNames.CrossPresentValue(i) : null, cache.CrossValue(i).View(rows));
        }
    }

    /// <summary>Runs the step. Allocates nothing on the managed heap.</summary>
    public void Run(InferenceSession session, RunOptions options) => session.RunWithBinding(options, _binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
    }

    // The present is the same memory as the past: the graph appends to it and nothing is copied.
    private void BindInPlace(string input, string? output, OrtValue memory)
    {
        _binding.BindInput(input, Own(memory));
        if (output is not null)
        {
            _binding.BindOutput(output, memory);
        }
    }

    private OrtValue Own(OrtValue value)
    {
        _values.Add(value);
        return value;
    }
}
