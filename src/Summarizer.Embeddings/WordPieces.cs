using Microsoft.ML.Tokenizers;
using Summarizer.Bundles;

namespace Summarizer.Embeddings;

/// <summary>Text to word pieces, as BERT's uncased models do it.</summary>
internal sealed class WordPieces
{
    private readonly BertTokenizer _tokenizer;

    private WordPieces(BertTokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>Loads the vocabulary of a bundle.</summary>
    /// <exception cref="BundleException">The vocabulary cannot be used.</exception>
    public static WordPieces Load(EmbeddingBundle bundle)
    {
        var path = bundle.PathOf(bundle.Manifest.Tokenizer);
        try
        {
            // Combining marks are taken off, as in training: with them a word has no pieces. The names of special tokens in a text are
            // words like any other.
            return new WordPieces(
                BertTokenizer.Create(path, new BertOptions { RemoveNonSpacingMarks = true, SplitOnSpecialTokens = false }));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            throw new BundleException($"The vocabulary '{path}' cannot be used: {e.Message} Build again.", e);
        }
    }

    /// <summary>Ids without start and end.</summary>
    public int[] Encode(string text) => [.. _tokenizer.EncodeToIds(Accents.Remove(text), addSpecialTokens: false)];
}
