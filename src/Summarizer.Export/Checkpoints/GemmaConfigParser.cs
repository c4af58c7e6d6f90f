namespace Summarizer.Export.Checkpoints;

/// <summary>Turns a config.json of the Gemma families into a <see cref="ModelConfig"/>: which object holds which stack, and what the top level decides.</summary>
internal static class GemmaConfigParser
{
    // Defaults of transformers' own configuration classes.
    private const int DefaultPad = 0;
    private const int DefaultEnd = 1;
    private const int DefaultStart = 2;
    private const int DefaultEndOfImage = 256000;

    /// <summary>T5Gemma.</summary>
    public static ModelConfig T5Gemma(ConfigSection root, ConfigSection? generation) =>
        Join(Architecture.T5Gemma, TensorLayout.TwoTables, root, generation, root.RequiredSection("encoder"), root.RequiredSection("decoder"));

    /// <summary>T5Gemma 2.</summary>
    public static ModelConfig T5Gemma2(ConfigSection root, ConfigSection? generation)
    {
        var encoder = root.RequiredSection("encoder");
        var layout = root.Bool("tie_word_embeddings", true) ? TensorLayout.EncodersTable : TensorLayout.TwoTables;
        var config = Join(Architecture.T5Gemma2, layout, root, generation, encoder.RequiredSection("text_config"), root.RequiredSection("decoder"));

        // One embedding table serves both stacks.
        if (config.Encoder!.Hidden != config.Decoder.Hidden)
        {
            throw root.RequiredSection("decoder").Fail("hidden_size", $"T5Gemma 2 has one width for encoder and decoder, and the encoder's is {config.Encoder.Hidden}");
        }

        return config with { Cross = CrossAttentionKind.Merged, EndOfImage = encoder.Int("eoi_token_index", 0, int.MaxValue, DefaultEndOfImage) };
    }

    /// <summary>Gemma 2 or 3.</summary>
    public static ModelConfig DecoderOnly(Architecture architecture, ConfigSection root, ConfigSection? generation, ConfigSection decoder) =>
        Join(architecture, TensorLayout.DecoderOnly, root, generation, null, decoder);

    private static ModelConfig Join(
        Architecture architecture, TensorLayout layout, ConfigSection root, ConfigSection? generation, ConfigSection? encoder, ConfigSection decoder)
    {
        var rules = FamilyRules.Of(architecture);
        var encoderStack = encoder is null ? null : StackConfigParser.Parse(encoder, rules);
        var decoderStack = StackConfigParser.Parse(decoder, rules);
        var vocabulary = Vocabulary(root, encoder, decoder);
        return new ModelConfig
        {
            Architecture = architecture,
            ModelType = root.Text("model_type")!,
            Encoder = encoderStack,
            Decoder = decoderStack with { CrossHidden = encoderStack?.Hidden },
            Vocabulary = vocabulary,
            TieWordEmbeddings = root.Bool("tie_word_embeddings", true),
            Cross = encoder is null ? CrossAttentionKind.None : CrossAttentionKind.Separate,
            Layout = layout,
            FinalLogitSoftCap = decoder.OptionalPositive("final_logit_softcapping", rules.FinalSoftCap),
            Pad = TokenIds.First("pad_token_id", DefaultPad, vocabulary, generation, root, decoder),
            DecoderStart = TokenIds.OptionalFirst("decoder_start_token_id", vocabulary, generation)
                ?? TokenIds.First("bos_token_id", DefaultStart, vocabulary, generation, root, decoder),
            End = TokenIds.End(DefaultEnd, vocabulary, generation, root, decoder),
            Generation = GenerationParser.Parse(generation, root, vocabulary),
        };
    }

    // transformers copies a top-level vocab_size into both stacks; a file in which they differ is not one it has written.
    private static int Vocabulary(ConfigSection root, ConfigSection? encoder, ConfigSection decoder)
    {
        var vocabulary = root.OptionalInt("vocab_size", 1, TokenIds.MaxVocabulary) ?? decoder.Int("vocab_size", 1, TokenIds.MaxVocabulary);
        foreach (var section in new[] { encoder, decoder })
        {
            if (section?.OptionalInt("vocab_size", 1, TokenIds.MaxVocabulary) is { } own && own != vocabulary)
            {
                throw section.Fail("vocab_size", $"the vocabulary elsewhere in the file is {vocabulary}, and encoder and decoder must share it");
            }
        }

        return vocabulary;
    }
}
