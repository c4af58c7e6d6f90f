using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>The graphs of a model and its KV memory: everything native that an engine owns.</summary>
internal sealed class ModelSessions : IDisposable
{
    private ModelSessions(EncoderSession? encoder, DecoderSession decoder, KvCache cache, RunRules rules)
    {
        Encoder = encoder;
        Decoder = decoder;
        Cache = cache;
        Rules = rules;
    }

    /// <summary>Reads inputs; null in a decoder-only model.</summary>
    public EncoderSession? Encoder { get; }

    /// <summary>Writes outputs, and reads inputs where there is no encoder.</summary>
    public DecoderSession Decoder { get; }

    /// <summary>Memory of all sequences.</summary>
    public KvCache Cache { get; }

    /// <summary>What holds for their runs.</summary>
    public RunRules Rules { get; }

    /// <summary>Loads the graphs and reserves the memory.</summary>
    /// <param name="bundle">Checked bundle.</param>
    /// <param name="layout">What a slot holds.</param>
    /// <param name="slots">Most sequences decoded at once.</param>
    /// <param name="maxReadTokens">
    /// Most input tokens in one run: those of an encoder pass, padding included, or of one chunk for a decoder.
    /// </param>
    /// <param name="device">Where it runs.</param>
    /// <param name="rules">What holds for every run; owned by the sessions from here on.</param>
    /// <exception cref="BundleException">The graphs cannot be used.</exception>
    public static ModelSessions Open(Bundle bundle, KvLayout layout, int slots, int maxReadTokens, Device device, RunRules rules)
    {
        EncoderSession? encoder = null;
        KvCache? cache = null;
        try
        {
            encoder = layout.Cross is null ? null : new EncoderSession(bundle, layout, maxReadTokens, device, rules);
            cache = new KvCache(layout, slots);
            return new ModelSessions(encoder, new DecoderSession(bundle, layout, cache, maxReadTokens, device, rules), cache, rules);
        }
        catch
        {
            cache?.Dispose();
            encoder?.Dispose();
            rules.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Decoder.Dispose();
        Encoder?.Dispose();
        Cache.Dispose();
        Rules.Dispose();
    }
}
