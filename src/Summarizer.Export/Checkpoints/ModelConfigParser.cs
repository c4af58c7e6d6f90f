
namespace Summarizer.Export.Checkpoints;

/// <summary>Chooses the parser of a family by the <c>model_type</c> of a config.json.</summary>
internal static class ModelConfigParser
{
    private const string SupportedTypes = "t5gemma, t5gemma2, t5, mt5, bart, gemma2, gemma3_text and gemma3";

    /// <exception cref="ExportException">A field is missing or wrong, or the architecture is not supported.</exception>
    public static ModelConfig Parse(ConfigSection root, ConfigSection? generation)
    {
        var modelType = root.Text("model_type") ?? throw root.Fail("model_type", $"supported are {SupportedTypes}");
        return modelType switch
        {
            "t5gemma" => GemmaConfigParser.T5Gemma(root, generation),
            "t5gemma2" => GemmaConfigParser.T5Gemma2(root, generation),
            "gemma2" => GemmaConfigParser.DecoderOnly(Architecture.Gemma2, root, generation, root),
            "gemma3_text" => GemmaConfigParser.DecoderOnly(Architecture.Gemma3, root, generation, root),
            "gemma3" => GemmaConfigParser.DecoderOnly(Architecture.Gemma3, root, generation, root.RequiredSection("text_config")),
            "t5" or "mt5" => T5ConfigParser.Parse(root, generation),
            "bart" => BartConfigParser.Parse(root, generation),
            _ => throw new ExportException(
                $"{ModelConfig.FileName}: the model_type {MessageText.Quote(modelType)} is not supported{Reason(modelType)}. Supported are {SupportedTypes}. Choose a checkpoint of one of these."),
        };
    }

    // People come with these, so they are told why.
    private static string Reason(string modelType) => modelType switch
    {
        "led" => ": its encoder attends in windows with global tokens. For long documents, t5gemma reads 8192 tokens, and longer ones are summarized by parts",
        "longt5" => ": its encoder attends locally, or with transient global tokens. For long documents, t5gemma reads 8192 tokens, and longer ones are summarized by parts",
        "umt5" => ": every layer has relative positions of its own. mt5 has those that are supported",
        "mbart" or "m2m_100" => ": it needs a language token before every input, and norms before its sublayers. mt5 reads as many languages",
        "pegasus" or "bigbird_pegasus" => ": it has sinusoidal positions, and norms before its sublayers. bart and t5 summarizers are supported",
        _ => "",
    };
}
