using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;

namespace Summarizer.GenAi.Hosting;

/// <summary>Loads a bundle into the runtime that was asked for.</summary>
public static class EngineRuntimes
{
    /// <summary>Opens and checks a bundle, creates its sessions and runs a warm-up request.</summary>
    /// <param name="runtime">What runs the decoder's loop.</param>
    /// <param name="bundleFolder">Bundle folder.</param>
    /// <param name="options">Limits.</param>
    /// <param name="timeProvider">Clock of the timings.</param>
    /// <exception cref="BundleException">The bundle is missing or damaged, or its graphs do not run in this runtime.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">The KV cache budget does not hold one sequence.</exception>
    public static InferenceEngine Load(EngineRuntime runtime, string bundleFolder, EngineOptions options, TimeProvider timeProvider) => runtime == EngineRuntime.GenAi
        ? GenAiInferenceEngine.Load(bundleFolder, options, timeProvider)
        : InferenceEngine.Load(bundleFolder, options, timeProvider);

    /// <summary>What runs a model in a comparison when nobody says: GenAI a decoder-only model, which is the loop that its users have; this project's own every other, and all on a GPU.</summary>
    /// <param name="bundleFolder">Bundle folder.</param>
    /// <param name="options">Where it runs.</param>
    /// <exception cref="BundleException">The bundle is missing or damaged.</exception>
    public static EngineRuntime UsualFor(string bundleFolder, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ExecutionProvider == ExecutionProviderChoice.Cpu && Bundle.Open(bundleFolder).Manifest.Encoder is null ? EngineRuntime.GenAi : EngineRuntime.Ort;
    }
}
