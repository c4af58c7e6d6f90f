using Summarizer.Bundles;

namespace Summarizer.Engine.Scheduling;

/// <summary>How much input is read between two decoder steps: in one encoder pass, or in one chunk by a decoder-only model.</summary>
/// <param name="Inputs">Most inputs.</param>
/// <param name="Tokens">Most tokens, padding included.</param>
internal readonly record struct PassLimits(int Inputs, int Tokens)
{
    // While others stream, reading holds them up for as long as it lasts.
    private const int BusyShare = 8;

    /// <summary>The limits for a model.</summary>
    /// <remarks>
    /// An int8 encoder scales the activations of a whole pass together: rows of one pass would change each other's outputs a little, and
    /// what a request writes would depend on who else is there. So there each input passes alone. On a processor that costs nothing: two
    /// passes of one row take as long as one of two. A decoder-only model reads one input at a time too, because its attention takes
    /// several tokens onto a filled cache in one row only.
    /// </remarks>
    public static PassLimits For(BundleManifest model, EngineOptions options) => model switch
    {
        { Encoder: null } => new(1, options.PrefillChunkTokens),
        { Precision: Precision.Int8 or Precision.Int4 } => new(1, options.MaxEncodeTokens),
        _ => new(int.MaxValue, options.MaxEncodeTokens),
    };

    /// <summary>Most tokens of any pass or chunk: one input alone may be longer than a pass, and a last chunk may have one more.</summary>
    public int MostTokens(int longestInput) => Math.Max(Tokens + 1, longestInput);

    /// <summary>Most tokens while so many rows are being written: an eighth if there are any.</summary>
    public int TokensBeside(int rows) => rows == 0 ? Tokens : Math.Max(Tokens / BusyShare, 1);
}
