using Microsoft.ML.Tokenizers;

namespace Summarizer.Tokenization.Tests;

/// <summary>
/// Why there is segmentation of our own: what Microsoft.ML.Tokenizers gets wrong (docs/decisions/0002-tokenizer.md). When one
/// of these tests fails after an update, the library got better, and the decision should be taken again.
/// </summary>
public sealed class LibraryWatchTests
{
    [Fact]
    public void LibraryEncode_GoldenTextsOfGemma_StillDiffer()
    {
        var library = Create(Golden.Gemma);
        Assert.Contains(Golden.Of(Golden.Gemma).Cases, c => !library.EncodeToIds(c.Text, addBeginningOfSentence: false, addEndOfSentence: false).SequenceEqual(c.Ids));
    }

    [Fact]
    public void LibraryDecode_GoldenIdsOfGemma_StillDiffer()
    {
        var library = Create(Golden.Gemma);
        Assert.Contains(Golden.Of(Golden.Gemma).Cases, c => library.Decode(c.Ids) != c.Decoded);
    }

    [Fact]
    public void LibraryLoad_UnigramModelOfSentencePiece_StillThrows() =>
        Assert.ThrowsAny<Exception>(() => Create(Golden.T5));

    private static SentencePieceTokenizer Create(string fixture)
    {
        using var stream = File.OpenRead(Golden.ModelPath(fixture));
        var ours = Golden.Of(fixture).Tokenizer;
        var special = Enumerable.Range(0, 11).Where(id => id is not (0 or 1 or 2 or 3)).ToDictionary(ours.Piece, id => id);
        return SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false, specialTokens: special);
    }
}
