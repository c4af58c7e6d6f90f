using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>Where graphs run.</summary>
/// <param name="ExecutionProvider">ONNX Runtime's name of the execution provider.</param>
/// <param name="Threads">Threads of a run, the calling thread included.</param>
internal sealed record Device(string ExecutionProvider, int Threads)
{
    private const string CpuProvider = "CPUExecutionProvider";
    private const string CudaProvider = "CUDAExecutionProvider";

    /// <summary>cpu or cuda.</summary>
    public string Name => ExecutionProvider == CudaProvider ? "cuda" : "cpu";

    /// <summary>The processor.</summary>
    public static Device Cpu(int threads) => new(CpuProvider, threads);

    /// <summary>What the options ask for.</summary>
    /// <exception cref="BundleException">
    /// They insist on a GPU and there is none that can be used; the message says what is missing.
    /// </exception>
    public static Device For(EngineOptions options)
    {
        var threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        if (options.ExecutionProvider == ExecutionProviderChoice.Cpu || (WhyNoCuda() is { } reason && IsOptional(options, reason)))
        {
            return Cpu(threads);
        }

        return new(CudaProvider, threads);
    }

    /// <summary>Settings of a session on it; the caller disposes them.</summary>
    public SessionOptions CreateSessionOptions()
    {
        var options = SessionDefaults.Create(Threads);
        if (ExecutionProvider == CudaProvider)
        {
            options.AppendExecutionProvider_CUDA(0);
        }

        return options;
    }

    private static bool IsOptional(EngineOptions options, string reason) => options.ExecutionProvider == ExecutionProviderChoice.Auto
        ? true
        : throw new BundleException($"ExecutionProvider is Cuda, but {reason} Set it to Auto or Cpu to run on the processor.");

    private static string? WhyNoCuda()
    {
        var built = NativeLibrary.Environment.GetAvailableProviders();
        if (!built.Contains(CudaProvider))
        {
            return $"this build has {string.Join(", ", built)} only. Build it with -p:OnnxRuntime=Gpu, or use the image of the Dockerfile's target cuda.";
        }

        try
        {
            using var session = SessionDefaults.Create();
            session.AppendExecutionProvider_CUDA(0);
            return null;
        }
        catch (OnnxRuntimeException e)
        {
            return $"CUDA cannot be used here: {e.Message} Check the driver, and that the CUDA and cuDNN libraries are those that ONNX Runtime was built for.";
        }
    }
}
