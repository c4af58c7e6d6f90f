using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>Opens the graphs of a bundle.</summary>
internal static class GraphLoader
{
    /// <summary>Opens one graph.</summary>
    /// <param name="bundle">Checked bundle.</param>
    /// <param name="file">Graph file.</param>
    /// <param name="device">Where it runs.</param>
    /// <exception cref="BundleException">
    /// ONNX Runtime refuses it, or computes its quantized operators wrongly on this processor.
    /// </exception>
    public static InferenceSession Load(Bundle bundle, string file, Device device)
    {
        using var options = device.CreateSessionOptions();
        var path = bundle.PathOf(file);
        ExternalData.Check(bundle, file);
        try
        {
            if (bundle.Manifest.Precision is Precision.Int8 or Precision.Int4)
            {
                KernelCheck.Verify(options);
            }

            return new InferenceSession(path, options);
        }
        catch (WrongKernelException e)
        {
            throw new BundleException($"'{path}' is not used here. {e.Message}", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BundleException($"ONNX Runtime cannot load '{path}': {e.Message} Export the checkpoint again with this version.", e);
        }
    }
}
