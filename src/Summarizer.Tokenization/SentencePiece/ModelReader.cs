using Google.Protobuf;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.SentencePiece;

/// <summary>Reads and checks a <c>tokenizer.model</c>; whatever passes can be used without further checks.</summary>
internal static class ModelReader
{
    // The largest published models (262,144 pieces) take 5 MB.
    private const long MaxFileBytes = 256L << 20;

    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="TokenizerException">The file cannot be read, is damaged, or of a kind that is not supported.</exception>
    public static SentencePieceModel Read(string path)
    {
        try
        {
            return Check(Parser.ParseFrom(Bytes(path)));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new TokenizerException($"'{path}' is truncated or no SentencePiece model: {e.Message} Copy it again from the checkpoint.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenizerException($"'{path}' cannot be read: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new TokenizerException($"'{path}' cannot be used as a tokenizer: {e.Message}", e);
        }
    }

    private static byte[] Bytes(string path)
    {
        long length = new FileInfo(path).Length;
        return length switch
        {
            0 => throw new InvalidDataException("the file is empty. Copy it again from the checkpoint."),
            > MaxFileBytes => throw new InvalidDataException($"it has {length} bytes; a SentencePiece model has at most {MaxFileBytes}. Point to tokenizer.model."),
            _ => File.ReadAllBytes(path),
        };
    }

    private static SentencePieceModel Check(ModelProto model)
    {
        if (model.Pieces.Count == 0)
        {
            throw new InvalidDataException("it has no pieces. Point to the tokenizer.model of a checkpoint.");
        }

        // Both specs follow the pieces in the file, so a file cut between two pieces lacks them and would quietly become another tokenizer.
        if (model.TrainerSpec is not { } trainer || model.NormalizerSpec is not { } normalizer)
        {
            throw new InvalidDataException("it has no trainer or normalizer settings, so it is truncated. Copy it again from the checkpoint.");
        }

        if (trainer.ModelType is not (SentencePieceModel.Unigram or SentencePieceModel.BytePair))
        {
            string name = trainer.ModelType switch { 3 => "WORD", 4 => "CHAR", int other => $"number {other}" };
            throw new InvalidDataException($"its model type is {name}; BPE and UNIGRAM are supported.");
        }

        if (model.DenormalizerSpec is { PrecompiledCharsmap.IsEmpty: false })
        {
            throw new InvalidDataException("it rewrites decoded text (denormalizer_spec), which is not supported.");
        }

        var rules = normalizer.PrecompiledCharsmap;
        return new SentencePieceModel(PieceTableReader.Read(model), trainer, normalizer, rules.IsEmpty ? null : new CharacterMap(rules.Span));
    }
}
