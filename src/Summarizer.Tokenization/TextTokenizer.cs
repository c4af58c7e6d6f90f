using System.Text;
using Summarizer.Tokenization.Decoding;
using Summarizer.Tokenization.Encoders;
using Summarizer.Tokenization.Json;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization;

/// <summary>
/// Turns text into token ids and back, exactly as SentencePiece, or GPT-2's byte-level BPE, does. Immutable and safe for concurrent use. A
/// lone surrogate in a text, which no UTF-8 text can hold, counts as U+FFFD.
/// </summary>
public sealed class TextTokenizer
{
    private readonly PieceTable _table;
    private readonly MarkupEncoder _encoder;
    private readonly DecodingRules _decoding;

    private TextTokenizer(TokenizerParts parts)
    {
        _table = parts.Table;
        _encoder = new MarkupEncoder(parts.Encoder, parts.Table.Markup);
        _decoding = parts.Decoding;
        (PadId, BosId, EosId) = (parts.Specials.Pad, parts.Specials.Begin, parts.Specials.End);
        (InputStart, InputEnd) = (parts.Ends.Start, parts.Ends.End);
    }

    /// <summary>Number of token ids.</summary>
    public int Vocabulary => _table.Pieces.Length;

    /// <summary>Id of the padding token; null when the model has none.</summary>
    public int? PadId { get; }

    /// <summary>Id of the begin token; null when the model has none (T5).</summary>
    public int? BosId { get; }

    /// <summary>Id of the end token; null when the model has none.</summary>
    public int? EosId { get; }

    /// <summary>Id of the unknown token, which every model has.</summary>
    public int UnkId => _table.UnknownId;

    /// <summary>
    /// Id that the file's post-processor puts before every input; null for none, and where the file says nothing (SentencePiece).
    /// </summary>
    public int? InputStart { get; }

    /// <summary>
    /// Id that the file's post-processor puts after every input; null for none, and where the file says nothing (SentencePiece).
    /// </summary>
    public int? InputEnd { get; }

    /// <summary>
    /// Reads a SentencePiece model (BPE or Unigram: <c>tokenizer.model</c>, <c>spiece.model</c>), or a <c>tokenizer.json</c>.
    /// </summary>
    /// <param name="path">File to read; one whose name ends in <c>.json</c> is read as a <c>tokenizer.json</c>.</param>
    /// <exception cref="TokenizerException">The file cannot be read, is damaged, or of a kind that is not supported.</exception>
    public static TextTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return new TextTokenizer(TokenizerJson.Read(path));
        }

        var model = ModelReader.Read(path);
        var (table, trainer) = (model.Table, model.Trainer);
        var specials = new SpecialIds(Control(table, trainer.PadPiece), Control(table, trainer.BosPiece), Control(table, trainer.EosPiece));
        return new TextTokenizer(new TokenizerParts(model, default, specials));
    }

    /// <summary>Reads a <c>tokenizer.json</c>.</summary>
    /// <param name="json">Its content; disposed.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="TokenizerException">It is damaged, or of a kind that is not supported.</exception>
    public static TextTokenizer LoadJson(Stream json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new TextTokenizer(TokenizerJson.Read(name, json));
    }

    /// <summary>Reads only what the post-processor of a <c>tokenizer.json</c> puts before and after every input.</summary>
    /// <exception cref="TokenizerException">The file is damaged, or its post-processor does more than that.</exception>
    public static (int? Start, int? End) ReadInputEnds(string path)
    {
        var ends = TokenizerJson.ReadEnds(path);
        return (ends.Start, ends.End);
    }

    /// <summary>
    /// Token ids of a text, without begin or end tokens. Markup that structures prompts, such as <c>&lt;start_of_turn&gt;</c>, is found
    /// only where <paramref name="markup"/> says so; elsewhere its characters are text like any other, so that a document cannot pretend to
    /// be a prompt.
    /// </summary>
    /// <param name="text">Text.</param>
    /// <param name="markup">The parts of the text that may hold markup, in order; none for a document.</param>
    public IReadOnlyList<int> Encode(string text, params ReadOnlySpan<Range> markup)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _encoder.Encode(text, markup, static token => token.Id);
    }

    /// <summary>
    /// Tokens of a text with the characters that each covers. The spans are in order and, unless the model removes white space
    /// (T5 does, Gemma does not), cover the text without gaps.
    /// </summary>
    /// <inheritdoc cref="Encode"/>
    public IReadOnlyList<TokenSpan> EncodeSpans(string text, params ReadOnlySpan<Range> markup)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _encoder.Encode(text, markup, static token => token);
    }

    /// <summary>
    /// Text of token ids. Control tokens give nothing; an unknown token gives U+2047 between spaces, or nothing in a byte-level model;
    /// bytes that belong to no character give U+FFFD.
    /// </summary>
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
        return _table.Pieces[id];
    }

    /// <summary>Whether the text of a document can give this id. No document gives control pieces and markup; characters outside the
    /// vocabulary give the unknown id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public bool IsText(int id) => _decoding.TypeOf(id) == PieceType.Byte || _table.Find(_table.Pieces[id]) == id;

    /// <summary>UTF-8 that a token contributes inside a text: one byte for a byte piece, nothing for control and unknown tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public ReadOnlyMemory<byte> Bytes(int id) => _decoding.TypeOf(id) is PieceType.Control or PieceType.Unknown
        ? ReadOnlyMemory<byte>.Empty
        : _decoding.BytesOf(id) ?? Encoding.UTF8.GetBytes(_decoding.Text(id, first: false, out _));

    /// <summary>A decoder for a stream of tokens that never emits half a character.</summary>
    public IncrementalDecoder CreateDecoder() => new(_decoding);

    private static int? Control(PieceTable table, string piece)
    {
        int id = Array.IndexOf(table.Pieces, piece);
        return id >= 0 && table.Types[id] == PieceType.Control ? id : null;
    }
}
