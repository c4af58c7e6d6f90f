using Summarizer.Export.Checkpoints;
using Summarizer.Tokenization;

namespace Summarizer.Export.Exporting;

/// <summary>The SentencePiece model of a checkpoint, checked against its configuration.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Tokenizer">What it holds.</param>
/// <param name="InputStart">Id that the checkpoint's tokenizer puts before every input; null for none.</param>
internal sealed record TokenizerFile(string Path, TextTokenizer Tokenizer, int? InputStart)
{
    // Embedding tables are rounded up beyond the pieces: by 64 in Gemma 3, by 128 in T5.
    private const int MostUnusedIds = 512;
    public const string SettingsName = "tokenizer_config.json";

    /// <summary>Name in the bundle.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads and checks the tokenizer; null, with a warning, if the checkpoint has none.</summary>
    /// <exception cref="ExportException">It is damaged or belongs to another model.</exception>
    public static TokenizerFile? Find(Checkpoint checkpoint, List<string> warnings)
    {
        if (checkpoint.TokenizerPath is not { } path)
        {
            warnings.Add("The checkpoint has no tokenizer.model, so the bundle serves token ids only. Put the tokenizer beside config.json and export again to serve text.");
            return null;
        }

        var tokenizer = Load(path);
        var vocabulary = checkpoint.Config.Vocabulary;
        if (tokenizer.Vocabulary > vocabulary || tokenizer.Vocabulary + MostUnusedIds < vocabulary)
        {
            throw new ExportException(
                $"tokenizer.model has {tokenizer.Vocabulary} pieces, but {ModelConfig.FileName} has a vocabulary of {vocabulary}. They belong to different models: take both from the same checkpoint.");
        }

        return new TokenizerFile(path, tokenizer, AddsStart(System.IO.Path.GetDirectoryName(path)!) ? tokenizer.BosId : null);
    }

    /// <summary>Copies the file into a bundle.</summary>
    public void CopyTo(string folder) => File.Copy(Path, System.IO.Path.Combine(folder, Name));

    private static TextTokenizer Load(string path)
    {
        try
        {
            return TextTokenizer.Load(path);
        }
        catch (TokenizerException error)
        {
            throw new ExportException($"tokenizer.model cannot be used: {error.Message}", error);
        }
    }

    private static bool AddsStart(string folder)
    {
        if (!File.Exists(System.IO.Path.Combine(folder, SettingsName)))
        {
            return false;
        }

        using var document = JsonFile.Read(folder, SettingsName);
        return ConfigSection.Root(document, SettingsName).Bool("add_bos_token", false);
    }
}
