namespace Summarizer.Export.Exporting;

/// <summary>The tokenizer that other programs read: GenAI, and libraries for Hugging Face's <c>tokenizer.json</c>. Ours reads the SentencePiece model.</summary>
internal static class GenAiTokenizer
{
    private const string FileName = "tokenizer.json";
    private static readonly string[] Companions = ["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "chat_template.jinja"];

    /// <summary>Copies what the checkpoint has; nothing without a <c>tokenizer.json</c>.</summary>
    public static void Copy(string checkpoint, string bundle)
    {
        if (!File.Exists(Path.Combine(checkpoint, FileName)))
        {
            return;
        }

        foreach (var file in Companions.Append(FileName).Where(file => new FileInfo(Path.Combine(checkpoint, file)) is { Exists: true, Length: > 0 }))
        {
            if (!File.Exists(Path.Combine(bundle, file)))
            {
                File.Copy(Path.Combine(checkpoint, file), Path.Combine(bundle, file));
            }
        }
    }
}
