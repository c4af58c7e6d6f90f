using System.Text;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization;

/// <summary>
/// Turns text into token ids and back, exactly as SentencePiece does. Immutable and safe for concurrent use. A lone surrogate in
/// a text, which no UTF-8 text can hold, counts as U+FFFD.
/// </summary>
public sealed class TextTokenizer
{
    private readonly SentencePieceModel _model;
    private readonly PieceEncoder _encoder;
    private readonly DecodingRules _decoding;

    private TextTokenizer(SentencePieceModel model)
    {
        _model = model;
        _encoder = new PieceEncoder(model);
        _decoding = new DecodingRules(model);
        PadId = Control(model.Trainer.PadPiece);
        BosId = Control(model.Trainer.BosPiece);
        EosId = Control(model.Trainer.EosPiece);
    }

    /// <summary>Number of token ids.</summary>
    public int Vocabulary => _model.Table.Pieces.Length;

    /// <summary>Id of the padding token; null when the model has none.</summary>
    public int? PadId { get; }

    /// <summary>Id of the begin token; null when the model has none (T5).</summary>
    public int? BosId { get; }

    /// <summary>Id of the end token; null when the model has none.</summary>
    public int? EosId { get; }

    /// <summary>Id of the unknown token, which every model has.</summary>
    public int UnkId => _model.Table.UnknownId;

    /// <summary>Reads a SentencePiece <c>tokenizer.model</c> (BPE or Unigram).</summary>
    /// <param name="path">File to read.</param>
    /// <exception cref="TokenizerException">The file cannot be read, is damaged, or of a kind that is not supported.</exception>
    public static TextTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new TextTokenizer(ModelReader.Read(path));
    }

    /// <summary>Token ids of a text, without begin or end tokens.</summary>
    public IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _encoder.Encode(text, static token => token.Id);
    }

    /// <summary>
    /// Tokens of a text with the characters that each covers. The spans are in order and, unless the model removes white space
    /// (T5 does, Gemma does not), cover the text without gaps.
    /// </summary>
    public IReadOnlyList<TokenSpan> EncodeSpans(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _encoder.Encode(text, static token => token);
    }

    /// <summary>Text of token ids; control tokens give nothing, an unknown token U+2047 between spaces, a byte that belongs to no character U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var decoder = CreateDecoder();
        var text = new StringBuilder();
        foreach (int id in ids)
        {
            text.Append(decoder.Append(id));
        }

        return text.Append(decoder.Flush()).ToString();
    }

    /// <summary>Piece of one id, as stored in the model file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public string Piece(int id)
    {
        _ = _decoding.TypeOf(id);
        return _model.Table.Pieces[id];
    }

    /// <summary>UTF-8 that a token contributes inside a text: one byte for a byte piece, nothing for control and unknown tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public ReadOnlyMemory<byte> Bytes(int id) => _decoding.TypeOf(id) switch
    {
        PieceType.Byte => new[] { _decoding.ByteOf(id) },
        PieceType.Control or PieceType.Unknown => ReadOnlyMemory<byte>.Empty,
        _ => Encoding.UTF8.GetBytes(_decoding.Text(id, first: false, out _)),
    };

    /// <summary>A decoder for a stream of tokens that never emits half a character.</summary>
    public IncrementalDecoder CreateDecoder() => new(_decoding);

    private int? Control(string piece)
    {
        int id = Array.IndexOf(_model.Table.Pieces, piece);
        return id >= 0 && _model.Table.Types[id] == PieceType.Control ? id : null;
    }
}
