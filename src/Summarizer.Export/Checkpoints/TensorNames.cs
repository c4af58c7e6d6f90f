using System.Text.RegularExpressions;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// One spelling for tensor names that families and versions of transformers write in several. Canonical is that of T5Gemma: <c>model.encoder.layers.*</c>,
/// with <c>model.layers.*</c> in decoder-only models. The exporter asks for canonical names only.
/// </summary>
internal static partial class TensorNames
{
    private static readonly (string Stored, string Canonical)[] Gemma3 =
    [
        ("language_model.model.", "model."), ("language_model.lm_head.", "lm_head."), ("model.language_model.", "model."),
    ];

    // The module tree of T5Gemma 2 has a text_model that saving drops; in memory dumps keep it.
    private static readonly (string Stored, string Canonical)[] T5Gemma2 = [("model.encoder.text_model.", "model.encoder.")];

    private static readonly (string Stored, string Canonical)[] T5 =
    [
        (".SelfAttention.", ".self_attn."), (".EncDecAttention.", ".cross_attn."), (".q.", ".q_proj."), (".k.", ".k_proj."), (".v.", ".v_proj."), (".o.", ".o_proj."),
        (".DenseReluDense.wi_0.", ".mlp.gate_proj."), (".DenseReluDense.wi_1.", ".mlp.up_proj."), (".DenseReluDense.wi.", ".mlp.up_proj."),
        (".DenseReluDense.wo.", ".mlp.down_proj."),
    ];

    private static readonly (string Stored, string Canonical)[] Bart =
    [
        (".encoder_attn.", ".cross_attn."), (".out_proj.", ".o_proj."), (".fc1.", ".mlp.up_proj."), (".fc2.", ".mlp.down_proj."),
        (".self_attn_layer_norm.", ".post_self_attn_layernorm."), (".encoder_attn_layer_norm.", ".post_cross_attn_layernorm."),
        (".final_layer_norm.", ".post_feedforward_layernorm."),
    ];

    // The norms of T5 have the number of their sublayer.
    private static readonly string[] T5EncoderNorms = ["pre_self_attn_layernorm", "pre_feedforward_layernorm"];
    private static readonly string[] T5DecoderNorms = ["pre_self_attn_layernorm", "pre_cross_attn_layernorm", "pre_feedforward_layernorm"];

    /// <summary>The canonical name of a stored tensor.</summary>
    public static string Canonical(Architecture architecture, string stored) => architecture switch
    {
        Architecture.Gemma3 => WithPrefix(Gemma3, stored),
        Architecture.T5Gemma2 => WithPrefix(T5Gemma2, stored),
        Architecture.T5 => OfT5(stored),
        Architecture.Bart => WithParts(Bart, stored),
        _ => stored,
    };

    private static string WithPrefix((string Stored, string Canonical)[] spellings, string stored)
    {
        foreach (var (prefix, canonical) in spellings)
        {
            if (stored.StartsWith(prefix, StringComparison.Ordinal))
            {
                return string.Concat(canonical, stored.AsSpan(prefix.Length));
            }
        }

        return stored;
    }

    private static string WithParts((string Stored, string Canonical)[] spellings, string stored) =>
        spellings.Aggregate(stored, (name, part) => name.Replace(part.Stored, part.Canonical, StringComparison.Ordinal));

    private static string OfT5(string stored)
    {
        if (T5Block().Match(stored) is { Success: true } block)
        {
            var (stack, layer, rest) = (block.Groups["stack"].Value, block.Groups["layer"].Value, block.Groups["rest"].Value);
            var norms = stack == "encoder" ? T5EncoderNorms : T5DecoderNorms;
            return rest switch
            {
                "layer_norm.weight" when block.Groups["part"].Value[0] - '0' < norms.Length => $"model.{stack}.layers.{layer}.{norms[block.Groups["part"].Value[0] - '0']}.weight",
                "SelfAttention.relative_attention_bias.weight" when layer == "0" => $"model.{stack}.relative_attention_bias.weight",
                _ => WithParts(T5, $"model.{stack}.layers.{layer}.{rest}"),
            };
        }

        return stored switch
        {
            "encoder.final_layer_norm.weight" => "model.encoder.norm.weight",
            "decoder.final_layer_norm.weight" => "model.decoder.norm.weight",
            "shared.weight" or "encoder.embed_tokens.weight" or "decoder.embed_tokens.weight" => "model." + stored,
            _ => stored,
        };
    }

    [GeneratedRegex(@"^(?<stack>encoder|decoder)\.block\.(?<layer>\d+)\.layer\.(?<part>\d)\.(?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex T5Block();
}
