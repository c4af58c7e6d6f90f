using Summarizer.Tokenization.ByteLevel;
using Summarizer.Tokenization.Decoding;
using Summarizer.Tokenization.Encoders;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Json;

/// <summary>What a tokenizer file says, of whatever kind it is.</summary>
/// <param name="Table">The pieces by id.</param>
/// <param name="Encoder">From text to ids.</param>
/// <param name="Decoding">From ids to text.</param>
/// <param name="Ends">Ids around every input.</param>
/// <param name="Specials">Ids of padding, begin and end.</param>
internal sealed record TokenizerParts(PieceTable Table, TokenEncoder Encoder, DecodingRules Decoding, InputEnds Ends, SpecialIds Specials)
{
    public TokenizerParts(SentencePieceModel model, InputEnds ends, SpecialIds specials)
        : this(model.Table, new PieceEncoder(model), new SentencePieceDecoding(model), ends, specials)
    {
    }

    public TokenizerParts(ByteLevelModel model, InputEnds ends, SpecialIds specials)
        : this(model.Table, new ByteLevelEncoder(model), new ByteLevelDecoding(model.Table), ends, specials)
    {
    }
}
