using Summarizer.Export.Exporting;

namespace Summarizer.Export.Checkpoints;

/// <summary>Turns config.json into a <see cref="ModelConfig"/>: which family, which object holds which stack, and what the top level decides.</summary>
internal static class ModelConfigParser
{
    private const int MaxVocabulary = 1 << 24;

    private const string SupportedTypes = "t5gemma, t5gemma2, gemma2, gemma3_text and gemma3";

    // Defaults of transformers' own configuration classes.
    private const int DefaultPad = 0;
    private const int DefaultEnd = 1;
    private const int DefaultStart = 2;
    private const int DefaultEndOfImage = 256000;

    /// <exception cref="ExportException">A field is missing or wrong, or the architecture is not supported.</exception>
    public static ModelConfig Parse(ConfigSection root, ConfigSection? generation)
    {
        var modelType = root.Text("model_type") ?? throw root.Fail("model_type", $"supported are {SupportedTypes}");
        return modelType switch
        {
            "t5gemma" => Join(Architecture.T5Gemma, modelType, root, generation, root.RequiredSection("encoder"), root.RequiredSection("decoder")),
            "t5gemma2" => T5Gemma2(modelType, root, generation),
            "gemma2" => Join(Architecture.Gemma2, modelType, root, generation, null, root),
            "gemma3_text" => Join(Architecture.Gemma3, modelType, root, generation, null, root),
            "gemma3" => Join(Architecture.Gemma3, modelType, root, generation, null, root.RequiredSection("text_config")),
            _ => throw new ExportException(
                $"{ModelConfig.FileName}: the model_type {MessageText.Quote(modelType)} is not supported. Supported are {SupportedTypes}. Choose a checkpoint of one of these."),
        };
    }

    private static ModelConfig T5Gemma2(string modelType, ConfigSection root, ConfigSection? generation)
    {
        var encoder = root.RequiredSection("encoder");
        var config = Join(Architecture.T5Gemma2, modelType, root, generation, encoder.RequiredSection("text_config"), root.RequiredSection("decoder"));

        // One embedding table serves both stacks.
        if (config.Encoder!.Hidden != config.Decoder.Hidden)
        {
            throw root.RequiredSection("decoder").Fail("hidden_size", $"T5Gemma 2 has one width for encoder and decoder, and the encoder's is {config.Encoder.Hidden}");
        }

        return config with { EndOfImage = encoder.Int("eoi_token_index", 0, int.MaxValue, DefaultEndOfImage) };
    }

    private static ModelConfig Join(
        Architecture architecture, string modelType, ConfigSection root, ConfigSection? generation, ConfigSection? encoder, ConfigSection decoder)
    {
        var rules = FamilyRules.Of(architecture);
        var encoderStack = encoder is null ? null : StackConfigParser.Parse(encoder, rules);
        var decoderStack = StackConfigParser.Parse(decoder, rules);
        var vocabulary = Vocabulary(root, encoder, decoder);

        // generation_config.json is what transformers' generate() looks at first.
        var start = generation?.OptionalInt("decoder_start_token_id", 0, vocabulary - 1)
            ?? First("bos_token_id", DefaultStart, vocabulary, generation, root, decoder);
        return new ModelConfig
        {
            Architecture = architecture,
            ModelType = modelType,
            Encoder = encoderStack,
            Decoder = decoderStack with { CrossHidden = encoderStack?.Hidden },
            Vocabulary = vocabulary,
            TieWordEmbeddings = root.Bool("tie_word_embeddings", true),
            FinalLogitSoftCap = decoder.OptionalPositive("final_logit_softcapping", rules.FinalSoftCap),
            Pad = First("pad_token_id", DefaultPad, vocabulary, generation, root, decoder),
            DecoderStart = start,
            End = generation?.Ids("eos_token_id", vocabulary) ?? root.Ids("eos_token_id", vocabulary) ?? decoder.Ids("eos_token_id", vocabulary) ?? [DefaultEnd],
        };
    }

    private static int First(string name, int fallback, int vocabulary, params ReadOnlySpan<ConfigSection?> sections)
    {
        foreach (var section in sections)
        {
            if (section?.OptionalInt(name, 0, vocabulary - 1) is { } id)
            {
                return id;
            }
        }

        return fallback;
    }

    // transformers copies a top-level vocab_size into both stacks; a file in which they differ is not one it has written.
    private static int Vocabulary(ConfigSection root, ConfigSection? encoder, ConfigSection decoder)
    {
        var vocabulary = root.OptionalInt("vocab_size", 1, MaxVocabulary) ?? decoder.Int("vocab_size", 1, MaxVocabulary);
        foreach (var section in new[] { encoder, decoder })
        {
            if (section?.OptionalInt("vocab_size", 1, MaxVocabulary) is { } own && own != vocabulary)
            {
                throw section.Fail("vocab_size", $"the vocabulary elsewhere in the file is {vocabulary}, and encoder and decoder must share it");
            }
        }

        return vocabulary;
    }
}
