using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>One of the models that are compared.</summary>
/// <param name="Engine">Its engine, which stays its owner's to free.</param>
/// <param name="WeightBytes">Size of its weights as stored.</param>
public sealed record ComparisonArm(InferenceEngine Engine, long WeightBytes)
{
    /// <summary>Name of the model, and of its runtime where the same model runs on both.</summary>
    public string Name { get; init; } = Engine.Model.Name;

    /// <summary>Whether the input is read once by an encoder, or prefilled into the decoder.</summary>
    public bool HasEncoder => Engine.Model.Encoder is not null;

    /// <summary>Arms whose names tell them apart.</summary>
    public static IReadOnlyList<ComparisonArm> Distinct(IReadOnlyList<ComparisonArm> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        return arms.Select(arm => arm.Name).Distinct(StringComparer.Ordinal).Count() == arms.Count || arms.Select(arm => arm.Engine.Runtime).Distinct().Count() == 1
            ? arms
            : [.. arms.Select(arm => arm with { Name = $"{arm.Name} ({arm.Engine.Runtime.ToString().ToLowerInvariant()})" })];
    }

    /// <summary>Bytes of all files of a bundle that hold weights.</summary>
    public static long WeightsOf(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Files.Where(f => f.Path.EndsWith(".data", StringComparison.Ordinal) || f.Path.EndsWith(".onnx", StringComparison.Ordinal)).Sum(f => f.Bytes);
    }
}
