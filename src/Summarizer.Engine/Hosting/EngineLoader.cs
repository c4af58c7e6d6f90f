using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Hosting;

/// <summary>Loads an engine and proves that it works before anybody uses it.</summary>
internal static class EngineLoader
{
    private const int WarmUpTokens = 2;

    /// <inheritdoc cref="InferenceEngine.Load"/>
    public static InferenceEngine Load(string bundleFolder, EngineOptions options, TimeProvider timeProvider, RunFaults? faults = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var bundle = Bundle.Open(bundleFolder);
        return Proven(new OnnxInferenceEngine(bundle, options, timeProvider, faults), bundleFolder);
    }

    /// <summary>Runs a warm-up request.</summary>
    /// <param name="engine">New engine; freed if it does not run.</param>
    /// <param name="bundleFolder">Its bundle, for the message.</param>
    /// <exception cref="BundleException">The graphs load but do not run.</exception>
    public static InferenceEngine Proven(InferenceEngine engine, string bundleFolder)
    {
        try
        {
            WarmUp(engine);
            return engine;
        }
        catch (EngineException e)
        {
            engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw new BundleException($"The graphs of '{bundleFolder}' load but do not run: {e.Message}", e);
        }
    }

    // The first runs of a graph allocate and touch all its memory; later ones are as fast as they will be.
    private static void WarmUp(InferenceEngine engine)
    {
        var tokens = Math.Min(WarmUpTokens, engine.MaxOutputTokens);
        var request = new GenerationRequest
        {
            InputIds = [engine.Model.Tokens.DecoderStart],
            MaxTokens = tokens,
            MinTokens = tokens,
        };
        engine.Submit(request, CancellationToken.None).Result.GetAwaiter().GetResult();
    }
}
