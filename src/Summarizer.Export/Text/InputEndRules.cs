using Summarizer.Export.Checkpoints;
using Summarizer.Tokenization;
using Summarizer.Tokenization.Model;

namespace Summarizer.Export.Text;

/// <summary>
/// What a checkpoint's tokenizer puts before and after every input: what <c>tokenizer_config.json</c> says, else the post-processor of <c>tokenizer.json</c>, else what
/// transformers' class of the family does.
/// </summary>
internal static class InputEndRules
{
    public const string SettingsName = "tokenizer_config.json";
    private const string ProcessorName = "tokenizer.json";

    /// <exception cref="ExportException">A file is damaged.</exception>
    public static (int? Start, int? End) Of(string folder, ModelConfig config, TextTokenizer tokenizer)
    {
        var (start, end) = Usual(folder, config, tokenizer);
        if (!File.Exists(Path.Combine(folder, SettingsName)))
        {
            return (start, end);
        }

        using var document = JsonFile.Read(folder, SettingsName);
        var settings = ConfigSection.Root(document, SettingsName);
        return (
            settings.OptionalBool("add_bos_token") is { } adds ? (adds ? tokenizer.BosId : null) : start,
            settings.OptionalBool("add_eos_token") is { } ends ? (ends ? tokenizer.EosId : null) : end);
    }

    private static (int? Start, int? End) Usual(string folder, ModelConfig config, TextTokenizer tokenizer)
    {
        var processor = Path.Combine(folder, ProcessorName);
        if (File.Exists(processor))
        {
            try
            {
                return TextTokenizer.ReadInputEnds(processor);
            }
            catch (TokenizerException) when (tokenizer.InputStart is null && tokenizer.InputEnd is null)
            {
                // The SentencePiece file is what counts; the class knows the rest.
            }
        }

        return config.Architecture switch
        {
            Architecture.T5 => (null, tokenizer.EosId),
            Architecture.Bart => (tokenizer.BosId, tokenizer.EosId),
            _ => (tokenizer.BosId, null),
        };
    }
}
