
namespace Summarizer.Export.Checkpoints;

/// <summary>Turns one stack's object of config.json into a <see cref="StackConfig"/>. Sizes must be there; the rest has the defaults of transformers' classes.</summary>
internal static class StackConfigParser
{
    private const int MaxLayers = 1024;
    private const int MaxWidth = 1 << 20;
    private const int MaxHeads = 4096;
    private const int MaxPositions = 1 << 24;
    private const double DefaultEpsilon = 1e-6;
    private const double DefaultPreAttentionScalar = 256;
    private const int DefaultWindow = 4096;
    private const string HiddenActivation = "gelu_pytorch_tanh";

    /// <exception cref="ExportException">A field is missing, wrong, or asks for something that is not supported.</exception>
    public static StackConfig Parse(ConfigSection section, FamilyRules rules)
    {
        RequireSupported(section);
        var heads = section.Int("num_attention_heads", 1, MaxHeads);
        var layers = section.Int("num_hidden_layers", 1, MaxLayers);
        var (sliding, full) = RopeParser.Parse(section, rules);
        return new StackConfig
        {
            Layers = layers,
            Hidden = section.Int("hidden_size", 1, MaxWidth),
            Heads = heads,
            KeyValueHeads = KeyValueHeads(section, heads),
            HeadWidth = HeadWidth(section),
            FeedForward = section.Int("intermediate_size", 1, MaxWidth),
            FeedForwardKind = new FeedForwardConfig(Activation.GeluTanh, IsGated: true),
            Norm = new NormConfig(NormKind.RmsPlusOne, section.Positive("rms_norm_eps", DefaultEpsilon), NormPlacement.Around),
            EmbeddingScale = Math.Sqrt(section.Int("hidden_size", 1, MaxWidth)),
            QueryPreAttentionScalar = section.Positive("query_pre_attn_scalar", DefaultPreAttentionScalar),
            AttentionSoftCap = rules.AttentionSoftCap is { } cap ? section.OptionalPositive("attn_logit_softcapping", cap) : null,
            SlidingWindow = section.Int("sliding_window", 1, int.MaxValue, DefaultWindow),
            LayerTypes = LayerTypes(section, rules, layers),
            SlidingRope = sliding,
            FullRope = full,
            QueryKeyNorms = rules.QueryKeyNorms,
            MaxPositions = section.Int("max_position_embeddings", 1, MaxPositions, rules.MaxPositions),
        };
    }

    private static void RequireSupported(ConfigSection section)
    {
        // Absent means the default; hidden_act is a leftover of older files that transformers does not read here.
        if ((section.Text("hidden_activation") ?? HiddenActivation) != HiddenActivation)
        {
            throw section.Fail("hidden_activation", $"only {HiddenActivation} is supported");
        }

        if (section.Bool("attention_bias", false))
        {
            throw section.Fail("attention_bias", "projections with a bias are not supported, and no published checkpoint of these families has them");
        }

        if (section.Bool("use_bidirectional_attention", false))
        {
            throw section.Fail("use_bidirectional_attention", "bidirectional decoders are not supported: they embed text and generate none");
        }
    }

    private static int KeyValueHeads(ConfigSection section, int heads)
    {
        var groups = section.Int("num_key_value_heads", 1, heads);
        return heads % groups == 0 ? groups : throw section.Fail("num_key_value_heads", $"it must divide the {heads} of num_attention_heads");
    }

    private static int HeadWidth(ConfigSection section)
    {
        var width = section.Int("head_dim", 2, MaxWidth);
        return width % 2 == 0 ? width : throw section.Fail("head_dim", "it must be even, as rope turns pairs");
    }

    private static LayerType[] LayerTypes(ConfigSection section, FamilyRules rules, int layers)
    {
        if (section.Texts("layer_types") is not { } names)
        {
            // Gemma 3 files of transformers 4.50 give the pattern as a number.
            var every = rules.TwoRopes ? section.Int("sliding_window_pattern", 1, MaxLayers, rules.FullAttentionEvery) : rules.FullAttentionEvery;
            return [.. Enumerable.Range(1, layers).Select(layer => layer % every == 0 ? LayerType.Full : LayerType.Sliding)];
        }

        return names.Count != layers
            ? throw section.Fail("layer_types", $"it has {names.Count} entries for {layers} layers")
            : [.. names.Select(name => name switch
            {
                "sliding_attention" => LayerType.Sliding,
                "full_attention" => LayerType.Full,
                _ => throw section.Fail("layer_types", $"it holds {MessageText.Quote(name)}, and only sliding_attention and full_attention are supported"),
            })];
    }
}
