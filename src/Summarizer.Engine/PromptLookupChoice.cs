namespace Summarizer.Engine;

/// <summary>Whether an engine guesses several tokens at once from the input while it writes a single sequence.</summary>
public enum PromptLookupChoice
{
    /// <summary>
    /// For models of 32-bit weights. Several tokens are multiplied by other kernels than one; with quantized weights that moves values
    /// across rounding borders, so that an output could depend on whether others were being written.
    /// </summary>
    Auto,

    /// <summary>Never.</summary>
    Off,

    /// <summary>For every model.</summary>
    On,
}
