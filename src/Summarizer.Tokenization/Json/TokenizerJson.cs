using System.Text.Json;
using Summarizer.Tokenization.ByteLevel;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Json;

/// <summary>
/// Reads the <c>tokenizer.json</c> of Hugging Face tokenizers: BPE with SentencePiece's white space (Gemma), Unigram (T5) and byte-level
/// BPE (GPT-2, BART). Steps that this build cannot take are refused, since leaving one out would give wrong ids.
/// </summary>
internal static class TokenizerJson
{
    // The largest published file (262,145 pieces, 514,906 merges, written with line breaks) has 34.4 MB.
    private const long MaxFileBytes = 256L << 20;

    /// <exception cref="TokenizerException">The file cannot be read, is damaged, or asks for something that is not supported.</exception>
    public static TokenizerParts Read(string path) => Read(path, () => File.OpenRead(path), Build);

    /// <inheritdoc cref="Read(string)"/>
    public static TokenizerParts Read(string path, Stream json) => Read(path, () => json, Build);

    /// <summary>What the file puts around every input, whatever its model is.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static InputEnds ReadEnds(string path) =>
        Read(path, () => File.OpenRead(path), root => InputEnds.Read(root.OptionalSection("post_processor"), AddedTokens.Read(root)));

    private static T Read<T>(string path, Func<Stream> open, Func<JsonSection, T> build)
    {
        try
        {
            using var stream = open();
            if (stream.Length > MaxFileBytes)
            {
                throw new InvalidDataException($"it has {stream.Length} bytes; the limit is {MaxFileBytes}. Point to the tokenizer.json of a checkpoint.");
            }

            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 64 });
            return build(new JsonSection(document.RootElement, ""));
        }
        catch (JsonException e)
        {
            throw new TokenizerException($"'{path}' is truncated or not JSON: {e.Message} Copy it again from the checkpoint.", e);
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

    private static TokenizerParts Build(JsonSection root)
    {
        var model = root.Section("model");
        var text = TextSteps.Read(root);
        var added = AddedTokens.Read(root);
        var ends = InputEnds.Read(root.OptionalSection("post_processor"), added);

        // Old files leave the type out and tell it by what they hold.
        string type = model.OptionalText("type") ?? (model.Has("merges") ? "BPE" : "Unigram");
        return (type, text.ByteLevel) switch
        {
            ("BPE", true) => new TokenizerParts(ByteLevel(model, added, text), ends, added.Specials),
            ("BPE", false) => new TokenizerParts(BytePair(model, added, text), ends, added.Specials),
            ("Unigram", false) => new TokenizerParts(Unigram(model, added, text), ends, added.Specials),
            _ => throw new InvalidDataException($"its model type is '{type}'{(text.ByteLevel ? " over bytes" : "")}; BPE and Unigram are supported. Use a checkpoint of Gemma, T5 or BART."),
        };
    }

    private static ByteLevelModel ByteLevel(JsonSection model, AddedTokens added, TextSteps text)
    {
        var table = JsonVocabulary.FromObject(model, added, bytePieces: false);
        for (int value = 0; value < 256; value++)
        {
            string character = ByteAlphabet.Of((byte)value).ToString();
            if (table.Find(character) == table.UnknownId)
            {
                throw new InvalidDataException($"model.vocab has no piece '{character}', which stands for the byte {value}. Copy the file again from the checkpoint.");
            }
        }

        return new ByteLevelModel(table, JsonMerges.Read(model, table), text.AddsSpace);
    }

    private static SentencePieceModel BytePair(JsonSection model, AddedTokens added, TextSteps text)
    {
        bool bytes = model.Bool("byte_fallback");
        var table = JsonVocabulary.FromObject(model, added, bytes);
        var trainer = new TrainerSpec { ModelType = SentencePieceModel.BytePair, ByteFallback = bytes };
        return new SentencePieceModel(table, trainer, text.Normalizer, text.Map) { Pairs = JsonMerges.Read(model, table) };
    }

    private static SentencePieceModel Unigram(JsonSection model, AddedTokens added, TextSteps text)
    {
        bool bytes = model.Bool("byte_fallback");
        var trainer = new TrainerSpec { ModelType = SentencePieceModel.Unigram, ByteFallback = bytes };
        return new SentencePieceModel(JsonVocabulary.FromScores(model, added, bytes), trainer, text.Normalizer, text.Map);
    }
}
