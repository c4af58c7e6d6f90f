using Summarizer.Export.Text;

namespace Summarizer.Export.Synthesis;

/// <summary>Gives a random checkpoint what it needs to serve text: a tokenizer, without a start token, and the prompts of the pocket model.</summary>
internal static class SyntheticText
{
    private const string Prompts = """{"summarize": "Summarize: {text}", "headline": "Title: {text}", "compress": "Answer: {query}\n{text}"}""";

    public static void Write(string folder, string tokenizer)
    {
        var name = tokenizer.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "tokenizer.json" : "tokenizer.model";
        File.Copy(tokenizer, Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, InputEndRules.SettingsName), """{"add_bos_token": false}""");
        File.WriteAllText(Path.Combine(folder, PromptFile.Name), Prompts);
    }
}
