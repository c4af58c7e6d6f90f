using Summarizer.Bundles;

namespace Summarizer.Engine.Scheduling;

/// <summary>How large an encoder pass may be.</summary>
/// <param name="Inputs">Most inputs.</param>
/// <param name="Tokens">Most tokens, padding included.</param>
internal readonly record struct PassLimits(int Inputs, int Tokens)
{
    /// <summary>The limits for a model.</summary>
    /// <remarks>
    /// An int8 encoder scales the activations of a whole pass together: rows of one pass would change each other's outputs a little, and what a request
    /// writes would depend on who else is there. So there each input passes alone. On a processor that costs nothing: two passes of one row take as long as one of two.
    /// </remarks>
    public static PassLimits For(BundleManifest model, int tokens) =>
        new(model.Precision is Precision.Int8 or Precision.Int4 ? 1 : int.MaxValue, tokens);
}
