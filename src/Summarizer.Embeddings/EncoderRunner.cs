using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Embeddings;

/// <summary>
/// Runs the encoder graph. Every window is a pass of its own: 8-bit activations take their range from the whole pass, so a vector would
/// otherwise depend on the texts beside it.
/// </summary>
internal sealed class EncoderRunner : IDisposable
{
    private static readonly string[] Inputs = [GraphNames.InputIds, GraphNames.AttentionMask];
    private static readonly string[] Outputs = [GraphNames.EncoderHiddenStates];
    private readonly InferenceSession _session;
    private readonly SemaphoreSlim _free;
    private readonly int _width;
    private readonly int _passes;
    private volatile bool _isDisposed;

    /// <exception cref="BundleException">ONNX Runtime refuses the graph, or computes its quantized operators wrongly on this processor.</exception>
    public EncoderRunner(EmbeddingBundle bundle, EmbeddingOptions options)
    {
        var path = bundle.PathOf(Bundle.EncoderGraph);
        using var session = SessionDefaults.Create(options.Threads);
        try
        {
            KernelCheck.Verify(session);
            _session = new InferenceSession(path, session);
        }
        catch (WrongKernelException e)
        {
            throw new BundleException($"'{path}' is not used here. {e.Message}", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BundleException($"ONNX Runtime cannot load '{path}': {e.Message} Build again.", e);
        }

        _width = bundle.Manifest.Encoder.Hidden;
        if (_session.OutputMetadata.GetValueOrDefault(Outputs[0])?.Dimensions is not [_, _, var width] || width != _width)
        {
            _session.Dispose();
            throw new BundleException($"'{path}' does not give token states of width {_width}, as the manifest says. Build again.");
        }

        _passes = options.ConcurrentPasses > 0 ? options.ConcurrentPasses : Math.Max(1, Environment.ProcessorCount / 4);
        _free = new SemaphoreSlim(_passes);
    }

    /// <summary>Token states [tokens, width] of one row.</summary>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    /// <exception cref="ObjectDisposedException">The model is gone.</exception>
    public async Task<float[]> RunAsync(int[] ids, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await Task.Run(() => Run(ids, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for passes that run: a native session must not go away under them. Those that wait are refused.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        for (var pass = 0; pass < _passes; pass++)
        {
            _free.Wait();
        }

        _session.Dispose();
        _free.Release(_passes);
    }

    private float[] Run(int[] ids, CancellationToken cancellationToken)
    {
        using var tokens = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(ids, id => (long)id), [1, ids.Length]);
        using var mask = OrtValue.CreateTensorValueFromMemory(Ones(ids.Length), [1, ids.Length]);
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var stop = cancellationToken.Register(() => options.Terminate = true);
        try
        {
            using var flush = SubnormalNumbers.FlushToZero();
            using var outputs = _session.Run(options, Inputs, [tokens, mask], Outputs);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static long[] Ones(int length)
    {
        var ones = new long[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
