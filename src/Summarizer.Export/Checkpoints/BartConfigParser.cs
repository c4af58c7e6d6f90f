namespace Summarizer.Export.Checkpoints;

/// <summary>Turns a config.json of BART into a <see cref="ModelConfig"/>; read in transformers 5.12.1, <c>modeling_bart.py</c>.</summary>
internal static class BartConfigParser
{
    private const double Epsilon = 1e-5;
    private const int PositionOffset = 2;
    private const int MaxSize = 1 << 20;
    private static readonly string[] OfOtherModels = ["normalize_before", "add_final_layer_norm", "static_position_embeddings"];

    /// <exception cref="ExportException">A field is missing, wrong, or asks for something that is not supported.</exception>
    public static ModelConfig Parse(ConfigSection root, ConfigSection? generation)
    {
        foreach (var option in OfOtherModels.Where(option => root.Bool(option, false)))
        {
            throw root.Fail(option, "only false, as all published BART checkpoints have it, is supported");
        }

        var vocabulary = root.Int("vocab_size", 1, TokenIds.MaxVocabulary);
        var encoder = Stack(root, "encoder");
        return new ModelConfig
        {
            Architecture = Architecture.Bart,
            ModelType = "bart",
            Encoder = encoder,
            Decoder = Stack(root, "decoder") with { CrossHidden = encoder.Hidden },
            Vocabulary = vocabulary,
            TieWordEmbeddings = root.Bool("tie_word_embeddings", true),
            Cross = CrossAttentionKind.Separate,
            Layout = TensorLayout.SharedTable,
            HasLogitsBias = true,
            Pad = TokenIds.First("pad_token_id", 1, vocabulary, generation, root),
            DecoderStart = TokenIds.First("decoder_start_token_id", 2, vocabulary, generation, root),
            End = TokenIds.End(2, vocabulary, generation, root),
            Generation = GenerationParser.Parse(generation, root, vocabulary),
        };
    }

    private static StackConfig Stack(ConfigSection root, string name)
    {
        var hidden = root.Int("d_model", 1, MaxSize);
        var heads = root.Int($"{name}_attention_heads", 1, 4096);
        var layers = root.Int($"{name}_layers", 1, 1024);
        var positions = root.Int("max_position_embeddings", 1, MaxSize, 1024);
        return new StackConfig
        {
            Layers = layers,
            Hidden = hidden,
            Heads = heads,
            KeyValueHeads = heads,
            HeadWidth = hidden % heads == 0 ? hidden / heads : throw root.Fail($"{name}_attention_heads", $"it must divide the width, {hidden}"),
            FeedForward = root.Int($"{name}_ffn_dim", 1, MaxSize),
            FeedForwardKind = new FeedForwardConfig(ActivationOf(root), IsGated: false),
            Norm = new NormConfig(NormKind.Layer, Epsilon, NormPlacement.After, AfterEmbedding: true, AfterLayers: false),
            HasBiases = true,
            EmbeddingScale = root.Bool("scale_embedding", false) ? Math.Sqrt(hidden) : 1,
            QueryPreAttentionScalar = (double)hidden / heads,
            SlidingWindow = int.MaxValue,
            LayerTypes = [.. Enumerable.Repeat(LayerType.Full, layers)],
            LearnedPositions = new LearnedPositionsConfig(PositionOffset, positions + PositionOffset),
            MaxPositions = positions,
        };
    }

    private static Activation ActivationOf(ConfigSection root) => (root.Text("activation_function") ?? "gelu") switch
    {
        "gelu" => Activation.GeluErf,
        "gelu_new" or "gelu_pytorch_tanh" => Activation.GeluTanh,
        "relu" => Activation.Relu,
        "silu" or "swish" => Activation.Silu,
        _ => throw root.Fail("activation_function", "supported are gelu, gelu_new, relu and silu"),
    };
}
