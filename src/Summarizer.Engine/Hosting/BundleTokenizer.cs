using Summarizer.Bundles;
using Summarizer.Tokenization;
using Summarizer.Tokenization.Model;

namespace Summarizer.Engine.Hosting;

/// <summary>The tokenizer of a bundle.</summary>
internal static class BundleTokenizer
{
    /// <summary>Reads it; null when the bundle has none.</summary>
    /// <exception cref="BundleException">It is damaged.</exception>
    public static TextTokenizer? Load(Bundle bundle)
    {
        try
        {
            return bundle.Manifest.Tokenizer is { } file ? TextTokenizer.Load(bundle.PathOf(file)) : null;
        }
        catch (TokenizerException e)
        {
            throw new BundleException(e.Message, e);
        }
    }
}
