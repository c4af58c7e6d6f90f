using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>Recognises the chat template of the Gemma families in <c>chat_template.jinja</c> or <c>tokenizer_config.json</c>. Templates are programs; this one is known by its parts.</summary>
internal static class ChatTemplate
{
    private const string FileName = "chat_template.jinja";
    private const long MaxBytes = 1 << 20;
    private static readonly string[] Parts = ["'<start_of_turn>' + role + '\\n'", "<end_of_turn>\\n'", "'<start_of_turn>model\\n'"];

    /// <summary>Whether the checkpoint has Gemma's template; false if it has none.</summary>
    /// <exception cref="ExportException">It has another one.</exception>
    public static bool IsGemma(string folder)
    {
        if (Text(folder) is not { } template)
        {
            return false;
        }

        // Spaces between the parts of an expression are free.
        var squeezed = template.Replace(" ", "", StringComparison.Ordinal);
        return Parts.All(part => squeezed.Contains(part.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal))
            ? true
            : throw new ExportException(
                $"The checkpoint has a chat template that is not Gemma's, so its prompts cannot be guessed. Give them: --prompt 'summarize=... {{text}} ...', or put a {PromptFile.Name} beside {ModelConfig.FileName}.");
    }

    private static string? Text(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            return new FileInfo(path).Length <= MaxBytes
                ? File.ReadAllText(path)
                : throw new ExportException($"{FileName} has more than {MaxBytes} bytes. Check that it is the file of the checkpoint.");
        }

        if (!File.Exists(Path.Combine(folder, InputEndRules.SettingsName)))
        {
            return null;
        }

        using var document = JsonFile.Read(folder, InputEndRules.SettingsName);
        return document.RootElement.TryGetProperty("chat_template", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;
    }
}
