using Google.Protobuf;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Tests;

/// <summary>Makes small model files in which everything is sound unless a test breaks it.</summary>
internal static class ModelBuilder
{
    /// <summary>A model without normalization: pad 0, end 1, begin 2, unknown 3, then the pieces, scored by their order.</summary>
    public static ModelProto Model(int type, params string[] pieces)
    {
        var model = new ModelProto
        {
            TrainerSpec = new TrainerSpec { ModelType = type, EosPiece = "<eos>", BosPiece = "<bos>" },
            NormalizerSpec = new NormalizerSpec { AddDummyPrefix = false, RemoveExtraWhitespaces = false },
        };
        return model.Add(PieceType.Control, "<pad>", "<eos>", "<bos>").Add(PieceType.Unknown, "<unk>").Add(PieceType.Normal, pieces);
    }

    public static ModelProto BytePair(params string[] pieces) => Model(SentencePieceModel.BytePair, pieces);

    public static ModelProto Unigram(params string[] pieces) => Model(SentencePieceModel.Unigram, pieces);

    public static ModelProto Add(this ModelProto model, PieceType type, params IEnumerable<string> pieces)
    {
        foreach (string piece in pieces)
        {
            model.Pieces.Add(new PieceProto { Piece = piece, Type = (int)type, Score = -model.Pieces.Count });
        }

        return model;
    }

    public static ModelProto AddBytes(this ModelProto model)
    {
        model.TrainerSpec.ByteFallback = true;
        return model.Add(PieceType.Byte, Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"));
    }

    /// <summary>Writes a model to a temporary file for as long as loading takes.</summary>
    public static TextTokenizer Load(this ModelProto model) => Load(model.ToByteArray());

    public static TextTokenizer Load(byte[] file)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            return TextTokenizer.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
