using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>Runs the encoder graph over batches of inputs of different length.</summary>
internal sealed class EncoderSession : IDisposable
{
    private static readonly string[] Inputs = [GraphNames.InputIds, GraphNames.AttentionMask];
    private readonly InferenceSession _session;
    private readonly string[] _outputs;
    private readonly NativeBuffer _ids;
    private readonly NativeBuffer _mask;
    private readonly int _padToken;
    private readonly RunRules _rules;

    /// <summary>Loads the graph.</summary>
    /// <param name="bundle">Bundle with an encoder.</param>
    /// <param name="layout">Caches that the outputs must fit.</param>
    /// <param name="maxTokens">Most tokens in a pass, padding included.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="rules">What holds for every run; the caller's.</param>
    /// <exception cref="BundleException">The graph cannot be loaded or has other inputs and outputs than the manifest says.</exception>
    public EncoderSession(Bundle bundle, KvLayout layout, int maxTokens, Device device, RunRules rules)
    {
        _rules = rules;
        _padToken = bundle.Manifest.Tokens.Pad;
        _outputs = [.. Enumerable.Range(0, layout.Layers).SelectMany(i => new[] { GraphNames.CrossKey(i), GraphNames.CrossValue(i) })];
        _session = GraphLoader.Load(bundle, Bundle.EncoderGraph, device);
        _ids = new NativeBuffer((long)maxTokens * sizeof(long));
        _mask = new NativeBuffer((long)maxTokens * sizeof(long));
        try
        {
            GraphCheck.Encoder(_session, bundle, layout, Inputs, _outputs);
        }
        catch (BundleException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Reads inputs, padded on the right to the longest.</summary>
    /// <param name="inputs">Token ids of every row.</param>
    /// <param name="withStates">Give the encoder's own output too.</param>
    /// <param name="abandoned">Stops the run between two operators.</param>
    /// <returns>The cross-attention keys and values; the caller disposes them.</returns>
    /// <exception cref="OnnxRuntimeException">The run failed or was stopped.</exception>
    public EncoderOutput Encode(IReadOnlyList<int[]> inputs, bool withStates, CancellationToken abandoned)
    {
        int[] lengths = [.. inputs.Select(input => input.Length)];
        var padded = lengths.Max();
        Pad(inputs, padded);
        using var ids = _ids.Tensor(TensorElementType.Int64, inputs.Count, padded);
        using var mask = _mask.Tensor(TensorElementType.Int64, inputs.Count, padded);
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var stop = abandoned.Register(() => options.Terminate = true);

        // Passes differ in size: what a long one needed is given back instead of being kept for the next long one.
        options.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        using var run = _rules.Begin(GraphKind.Encoder, options);
        using var flush = SubnormalNumbers.FlushToZero();
        return new EncoderOutput(_session.Run(options, Inputs, [ids, mask], withStates ? [.. _outputs, GraphNames.EncoderHiddenStates] : _outputs), lengths);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _ids.Dispose();
        _mask.Dispose();
    }

    private void Pad(IReadOnlyList<int[]> inputs, int padded)
    {
        var ids = _ids.Span<long>(0, inputs.Count * padded);
        var mask = _mask.Span<long>(0, inputs.Count * padded);
        ids.Fill(_padToken);
        mask.Clear();
        for (var row = 0; row < inputs.Count; row++)
        {
            var start = row * padded;
            for (var i = 0; i < inputs[row].Length; i++)
            {
                ids[start + i] = inputs[row][i];
            }

            mask.Slice(start, inputs[row].Length).Fill(1);
        }
    }
}
