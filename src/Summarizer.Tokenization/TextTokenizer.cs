namespace Summarizer.Tokenization;

/// <summary>Turns text into token ids and back, exactly as SentencePiece does. Immutable and safe for concurrent use.</summary>
public abstract class TextTokenizer
{
    /// <summary>Number of token ids.</summary>
    public abstract int Vocabulary { get; }

    /// <summary>Reads a SentencePiece <c>tokenizer.model</c> (BPE or Unigram).</summary>
    /// <param name="path">File to read.</param>
    /// <exception cref="TokenizerException">The file is damaged or of a kind that is not supported.</exception>
    public static TextTokenizer Load(string path) => throw new NotImplementedException(path);

    /// <summary>Token ids of a text, without begin or end tokens.</summary>
    public abstract IReadOnlyList<int> Encode(string text);

    /// <summary>Tokens of a text with the characters that each covers.</summary>
    public abstract IReadOnlyList<TokenSpan> EncodeSpans(string text);

    /// <summary>Text of token ids; control tokens give nothing.</summary>
    public abstract string Decode(IEnumerable<int> ids);

    /// <summary>Piece of one id, as stored in the model file.</summary>
    public abstract string Piece(int id);

    /// <summary>A decoder for a stream of tokens that never emits half a character.</summary>
    public abstract IncrementalDecoder CreateDecoder();
}
