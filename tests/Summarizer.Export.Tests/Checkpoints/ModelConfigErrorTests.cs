using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Every refusal names the file, the field path, what stands there and what may.</summary>
public sealed class ModelConfigErrorTests
{
    [Theory]
    [InlineData("t5gemma-balanced", "encoder.hidden_size", "absent", "encoder.hidden_size is missing; it must be a whole number from 1 to 1048576")]
    [InlineData("t5gemma-balanced", "encoder.hidden_size", "null", "encoder.hidden_size is 'null'")]
    [InlineData("t5gemma-balanced", "encoder.hidden_size", "0", "encoder.hidden_size is '0'; it must be a whole number from 1")]
    [InlineData("t5gemma-balanced", "encoder.hidden_size", "64.5", "encoder.hidden_size is '64.5'")]
    [InlineData("t5gemma-balanced", "encoder.hidden_size", "\"64\"", "encoder.hidden_size is '64'; it must be a whole number")]
    [InlineData("t5gemma-balanced", "decoder.num_hidden_layers", "2000000000", "decoder.num_hidden_layers is '2000000000'; it must be a whole number from 1 to 1024")]
    [InlineData("t5gemma-balanced", "decoder.num_key_value_heads", "3", "decoder.num_key_value_heads is '3'; it must divide the 4")]
    [InlineData("t5gemma-balanced", "decoder.num_key_value_heads", "8", "decoder.num_key_value_heads is '8'; it must be a whole number from 1 to 4")]
    [InlineData("t5gemma-balanced", "decoder.head_dim", "15", "decoder.head_dim is '15'; it must be even")]
    [InlineData("t5gemma-balanced", "decoder.head_dim", "absent", "decoder.head_dim is missing")]
    [InlineData("t5gemma-balanced", "encoder.rms_norm_eps", "0", "encoder.rms_norm_eps is '0'; it must be a number above 0")]
    [InlineData("t5gemma-balanced", "encoder.rms_norm_eps", "1e999", "encoder.rms_norm_eps is '1e999'; it must be a number above 0")]
    [InlineData("t5gemma-balanced", "encoder.rms_norm_eps", "null", "encoder.rms_norm_eps is 'null'")]
    [InlineData("t5gemma-balanced", "encoder.attn_logit_softcapping", "-50", "encoder.attn_logit_softcapping is '-50'")]
    [InlineData("t5gemma-balanced", "decoder.final_logit_softcapping", "\"x\"", "decoder.final_logit_softcapping is 'x'; it must be a number above 0")]
    [InlineData("t5gemma-balanced", "encoder.sliding_window", "0", "encoder.sliding_window is '0'")]
    [InlineData("t5gemma-balanced", "encoder.layer_types", "[\"full_attention\"]", "it has 1 entries for 4 layers")]
    [InlineData("t5gemma-balanced", "encoder.layer_types", "[\"full_attention\",\"chunked_attention\",\"full_attention\",\"full_attention\"]", "it holds 'chunked_attention'")]
    [InlineData("t5gemma-balanced", "encoder.layer_types", "[1,2,3,4]", "encoder.layer_types is a list or object of 9 characters; it must be a list of strings")]
    [InlineData("t5gemma-balanced", "encoder.rope_parameters.rope_type", "\"yarn\"", "encoder.rope_parameters.rope_type is 'yarn'; only default and linear are supported")]
    [InlineData("t5gemma-balanced", "encoder.rope_parameters.rope_type", "\"linear\"", "encoder.rope_parameters.factor is missing; linear scaling needs a number above 0")]
    [InlineData("t5gemma-balanced", "encoder.rope_parameters.rope_theta", "-1", "encoder.rope_parameters.rope_theta is '-1'")]
    [InlineData("t5gemma-balanced", "encoder.rope_parameters", "7", "encoder.rope_parameters is '7'; it must be an object")]
    [InlineData("t5gemma-balanced", "encoder.rope_parameters.partial_rotary_factor", "0.5", "encoder.rope_parameters.partial_rotary_factor is '0.5'; only 1")]
    [InlineData("gemma3-decoder", "rope_parameters.sliding_attention", "absent", "rope_parameters.sliding_attention is missing; it must be an object")]
    [InlineData("t5gemma-balanced", "decoder.hidden_activation", "\"silu\"", "decoder.hidden_activation is 'silu'; only gelu_pytorch_tanh is supported")]
    [InlineData("t5gemma-balanced", "decoder.attention_bias", "true", "decoder.attention_bias is 'True'; projections with a bias are not supported")]
    [InlineData("gemma2-decoder", "use_bidirectional_attention", "true", "use_bidirectional_attention is 'True'")]
    [InlineData("t5gemma-balanced", "tie_word_embeddings", "\"yes\"", "tie_word_embeddings is 'yes'; it must be true or false")]
    [InlineData("t5gemma-balanced", "encoder.vocab_size", "513", "encoder.vocab_size is '513'; the vocabulary elsewhere in the file is 512")]
    [InlineData("t5gemma-balanced", "decoder", "absent", "decoder is missing; it must be an object")]
    [InlineData("t5gemma2-text", "encoder.text_config", "absent", "encoder.text_config is missing")]
    [InlineData("t5gemma2-text", "decoder.hidden_size", "32", "decoder.hidden_size is '32'; T5Gemma 2 has one width for encoder and decoder, and the encoder's is 64")]
    [InlineData("t5gemma-balanced", "model_type", "\"bert\"", "the model_type 'bert' is not supported. Supported are t5gemma, t5gemma2, t5, mt5, bart, gemma2, gemma3_text and gemma3")]
    [InlineData("bart-classic", "model_type", "\"led\"", "the model_type 'led' is not supported: its encoder attends in windows with global tokens")]
    [InlineData("t5-classic", "model_type", "\"longt5\"", "the model_type 'longt5' is not supported: its encoder attends locally")]
    [InlineData("t5-classic", "model_type", "\"umt5\"", "every layer has relative positions of its own")]
    [InlineData("bart-classic", "model_type", "\"mbart\"", "it needs a language token before every input")]
    [InlineData("bart-classic", "model_type", "\"pegasus\"", "it has sinusoidal positions")]
    [InlineData("t5-classic", "feed_forward_proj", "\"gated-tanh\"", "feed_forward_proj is 'gated-tanh'; supported are relu, gelu")]
    [InlineData("t5-classic", "relative_attention_num_buckets", "6", "it must be above half of the 6")]
    [InlineData("t5-classic", "num_heads", "absent", "num_heads is missing")]
    [InlineData("bart-classic", "activation_function", "\"tanh\"", "activation_function is 'tanh'; supported are gelu")]
    [InlineData("bart-classic", "encoder_attention_heads", "5", "encoder_attention_heads is '5'; it must divide the width, 48")]
    [InlineData("bart-classic", "normalize_before", "true", "normalize_before is 'True'; only false")]
    [InlineData("bart-classic", "num_beams", "0", "num_beams is '0'; it must be a whole number from 1")]
    [InlineData("t5gemma-balanced", "model_type", "absent", "model_type is missing; supported are t5gemma")]
    public void Load_WrongField_NamesFilePathValueAndLimit(string fixture, string path, string json, string wanted)
    {
        var error = Assert.Throws<ExportException>(() => ConfigFolder.Load(fixture, config => ConfigFolder.Set(config, path, json)));
        Assert.StartsWith("config.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eos_token_id", "512", "eos_token_id is '512'; it must be one id or a list of ids from 0 to 511")]
    [InlineData("eos_token_id", "[1,-1]", "eos_token_id is a list")]
    [InlineData("pad_token_id", "-1", "pad_token_id is '-1'; it must be a whole number from 0 to 511")]
    [InlineData("decoder_start_token_id", "1000", "decoder_start_token_id is '1000'")]
    public void Load_WrongIdOfGeneration_NamesThatFile(string path, string json, string wanted)
    {
        var error = Assert.Throws<ExportException>(() => ConfigFolder.Load("t5gemma-balanced", changeGeneration: config => ConfigFolder.Set(config, path, json)));
        Assert.StartsWith("generation_config.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "config.json is not valid JSON")]
    [InlineData("{", "config.json is not valid JSON")]
    [InlineData("""{"model_type":"t5gemma","model_type":"gemma2"}""", "config.json is not valid JSON")]
    [InlineData("[]", "config.json is not a JSON object")]
    public void Load_NotAnObject_SaysSo(string text, string wanted)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["config.json"], text);
        Assert.StartsWith(wanted, Assert.Throws<ExportException>(() => ModelConfig.Load(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith("config.json cannot be read", Assert.Throws<ExportException>(() => ModelConfig.Load(folder.Root)).Message, StringComparison.Ordinal);
    }
}
