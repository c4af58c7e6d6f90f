using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Both graphs of a model and the KV memory between them: everything native that an engine owns.</summary>
internal sealed class ModelSessions : IDisposable
{
    private ModelSessions(EncoderSession encoder, DecoderSession decoder, KvCache cache)
    {
        Encoder = encoder;
        Decoder = decoder;
        Cache = cache;
    }

    /// <summary>Reads inputs.</summary>
    public EncoderSession Encoder { get; }

    /// <summary>Writes outputs.</summary>
    public DecoderSession Decoder { get; }

    /// <summary>Memory of both.</summary>
    public KvCache Cache { get; }

    /// <summary>Loads the graphs and reserves the memory.</summary>
    /// <param name="bundle">Checked bundle with an encoder.</param>
    /// <param name="layout">What a slot holds.</param>
    /// <param name="slots">Most sequences decoded at once.</param>
    /// <param name="maxEncodeTokens">Most tokens in an encoder pass, padding included.</param>
    /// <param name="threads">Threads of a run.</param>
    /// <exception cref="BundleException">The graphs cannot be used.</exception>
    public static ModelSessions Open(Bundle bundle, KvLayout layout, int slots, int maxEncodeTokens, int threads)
    {
        EncoderSession? encoder = null;
        KvCache? cache = null;
        try
        {
            encoder = new EncoderSession(bundle, layout, maxEncodeTokens, threads);
            cache = new KvCache(layout, slots);
            return new ModelSessions(encoder, new DecoderSession(bundle, layout, cache, threads), cache);
        }
        catch
        {
            cache?.Dispose();
            encoder?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Decoder.Dispose();
        Encoder.Dispose();
        Cache.Dispose();
    }
}
