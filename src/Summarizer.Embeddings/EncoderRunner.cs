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
    private readonly PassQueue _queue;
    private readonly int _width;
    private bool _isDisposed;

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

        _queue = new PassQueue(options.ConcurrentPasses > 0 ? options.ConcurrentPasses : Math.Max(1, Environment.ProcessorCount / 4));
    }

    /// <summary>Token states [tokens, width] of one row.</summary>
    /// <param name="ids">The row.</param>
    /// <param name="work">Work for its text so far; this pass is added.</param>
    /// <param name="cancellationToken">Stops waiting, and a pass between two operators.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    /// <exception cref="ObjectDisposedException">The model is gone.</exception>
    public async Task<float[]> RunAsync(int[] ids, EmbeddingWork work, CancellationToken cancellationToken)
    {
        var waiting = work.Now;
        await _queue.EnterAsync(work.Passes, cancellationToken).ConfigureAwait(false);
        try
        {
            var started = work.Waited(waiting);
            var states = await Task.Run(() => Run(ids, cancellationToken), cancellationToken).ConfigureAwait(false);
            work.Encoded(started, ids.Length);
            return states;
        }
        finally
        {
            _queue.Leave();
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
        _queue.Close();
        _session.Dispose();
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
