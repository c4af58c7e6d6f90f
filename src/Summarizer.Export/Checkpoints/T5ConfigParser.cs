namespace Summarizer.Export.Checkpoints;

/// <summary>Turns a config.json of T5 (1.0, 1.1, FLAN, mT5) into a <see cref="ModelConfig"/>; read in transformers 5.12.1, <c>modeling_t5.py</c>.</summary>
internal static class T5ConfigParser
{
    // Relative positions have no end, but the table of all pairs that the encoder adds to its scores grows with the square of the input.
    private const int LongestInput = 4096;
    private const int UsualInput = 512;
    private const int MaxSize = 1 << 20;

    /// <exception cref="ExportException">A field is missing, wrong, or asks for something that is not supported.</exception>
    public static ModelConfig Parse(ConfigSection root, ConfigSection? generation)
    {
        var vocabulary = root.Int("vocab_size", 1, TokenIds.MaxVocabulary);
        var tied = root.Bool("tie_word_embeddings", true);
        var encoder = Stack(root, root.Int("num_layers", 1, 1024));
        var pad = TokenIds.First("pad_token_id", 0, vocabulary, generation, root);
        return new ModelConfig
        {
            Architecture = Architecture.T5,
            ModelType = root.Text("model_type")!,
            Encoder = encoder,
            Decoder = Stack(root, root.Int("num_decoder_layers", 1, 1024, encoder.Layers)) with { CrossHidden = encoder.Hidden },
            Vocabulary = vocabulary,

            // Corrected when the tensors are known: an output layer that is stored is used.
            TieWordEmbeddings = tied,
            Cross = CrossAttentionKind.Separate,
            Layout = TensorLayout.SharedTable,
            OutputScale = root.Bool("scale_decoder_outputs", tied) ? Math.Pow(encoder.Hidden, -0.5) : 1,
            Pad = pad,
            DecoderStart = TokenIds.First("decoder_start_token_id", pad, vocabulary, generation, root),
            End = TokenIds.End(1, vocabulary, generation, root),
            TaskPrefix = root.Section("task_specific_params")?.Section("summarization")?.Text("prefix"),
            Generation = GenerationParser.Parse(generation, root, vocabulary),
        };
    }

    private static StackConfig Stack(ConfigSection root, int layers)
    {
        var heads = root.Int("num_heads", 1, 4096);
        return new StackConfig
        {
            Layers = layers,
            Hidden = root.Int("d_model", 1, MaxSize),
            Heads = heads,
            KeyValueHeads = heads,
            HeadWidth = root.Int("d_kv", 1, MaxSize),
            FeedForward = root.Int("d_ff", 1, MaxSize),
            FeedForwardKind = FeedForward(root),
            Norm = new NormConfig(NormKind.Rms, root.Positive("layer_norm_epsilon", 1e-6), NormPlacement.Before),
            EmbeddingScale = 1,
            QueryPreAttentionScalar = 1,
            SlidingWindow = int.MaxValue,
            LayerTypes = [.. Enumerable.Repeat(LayerType.Full, layers)],
            RelativeBias = RelativeBias(root),
            MaxPositions = LongestInput,
            UsualInput = Math.Min(root.Int("n_positions", 1, MaxSize, UsualInput), LongestInput),
        };
    }

    private static RelativeBiasConfig RelativeBias(ConfigSection root)
    {
        // A quarter of the buckets of a bidirectional stack are for exact distances to one side.
        var buckets = root.Int("relative_attention_num_buckets", 4, 1 << 16, 32);
        var distance = root.Int("relative_attention_max_distance", 2, 1 << 16, 128);
        return buckets % 4 == 0 && distance > buckets / 2
            ? new RelativeBiasConfig(buckets, distance)
            : throw root.Fail("relative_attention_max_distance", $"it must be above half of the {buckets} relative_attention_num_buckets, which must be a multiple of 4");
    }

    private static FeedForwardConfig FeedForward(ConfigSection root) => (root.Text("feed_forward_proj") ?? "relu") switch
    {
        "relu" => new(Activation.Relu, IsGated: false),
        "gelu" => new(Activation.GeluErf, IsGated: false),
        "gelu_new" => new(Activation.GeluTanh, IsGated: false),

        // transformers takes gated-gelu for the tanh form.
        "gated-gelu" or "gated-gelu_new" => new(Activation.GeluTanh, IsGated: true),
        "gated-relu" => new(Activation.Relu, IsGated: true),
        "gated-silu" or "gated-swish" => new(Activation.Silu, IsGated: true),
        _ => throw root.Fail("feed_forward_proj", "supported are relu, gelu and gelu_new, and gated-relu, gated-gelu and gated-silu"),
    };
}
