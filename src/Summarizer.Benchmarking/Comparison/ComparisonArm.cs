using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>One of the models that are compared.</summary>
/// <param name="Engine">Its engine, which stays its owner's to free.</param>
/// <param name="WeightBytes">Size of its weights as stored.</param>
public sealed record ComparisonArm(InferenceEngine Engine, long WeightBytes)
{
    /// <summary>Name of the model.</summary>
    public string Name => Engine.Model.Name;

    /// <summary>Whether the input is read once by an encoder, or prefilled into the decoder.</summary>
    public bool HasEncoder => Engine.Model.Encoder is not null;

    /// <summary>Bytes of all files of a bundle that hold weights.</summary>
    public static long WeightsOf(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Files.Where(f => f.Path.EndsWith(".data", StringComparison.Ordinal) || f.Path.EndsWith(".onnx", StringComparison.Ordinal)).Sum(f => f.Bytes);
    }
}
