using Summarizer.Export.Checkpoints;
using Summarizer.Tokenization;
using Summarizer.Tokenization.Model;

namespace Summarizer.Export.Text;

/// <summary>The tokenizer of a checkpoint, checked against its configuration.</summary>
/// <param name="Name">Name of its file in the bundle.</param>
/// <param name="Content">What the file holds; null to copy it from <paramref name="Path"/>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Tokenizer">What it does.</param>
/// <param name="Ends">Ids that it puts before and after every input.</param>
internal sealed record TokenizerFile(string Name, byte[]? Content, string Path, TextTokenizer Tokenizer, (int? Start, int? End) Ends)
{
    // Embedding tables are rounded up beyond the pieces: by 64 in Gemma 3, by 128 in T5, by 156 in mT5.
    private const int MostUnusedIds = 512;
    private const string JsonName = "tokenizer.json";

    // SentencePiece itself is the reference of those who have it.
    private static readonly string[] Names = ["tokenizer.model", "spiece.model", JsonName];

    /// <summary>Reads and checks the tokenizer; null, with a warning, if the checkpoint has none.</summary>
    /// <exception cref="ExportException">It is damaged or belongs to another model.</exception>
    public static TokenizerFile? Find(string folder, ModelConfig config, List<string> warnings)
    {
        try
        {
            if (Read(folder, config) is not { } found)
            {
                warnings.Add(
                    "The checkpoint has no tokenizer.model, spiece.model, tokenizer.json, or vocab.json with merges.txt, so the bundle serves token ids only. Put the tokenizer beside config.json and export again to serve text.");
                return null;
            }

            CheckSize(found, config.Vocabulary);
            return found;
        }
        catch (TokenizerException error)
        {
            throw new ExportException($"The tokenizer of the checkpoint cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Writes the file into a bundle.</summary>
    public void CopyTo(string folder)
    {
        var target = System.IO.Path.Combine(folder, Name);
        if (Content is { } content)
        {
            File.WriteAllBytes(target, content);
        }
        else
        {
            File.Copy(Path, target);
        }
    }

    private static TokenizerFile? Read(string folder, ModelConfig config)
    {
        if (Names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path)
        {
            var tokenizer = TextTokenizer.Load(path);
            return new TokenizerFile(System.IO.Path.GetFileName(path), null, path, tokenizer, InputEndRules.Of(folder, config, tokenizer));
        }

        if (BytePairFiles.Read(folder) is not { } json)
        {
            return null;
        }

        var joined = TextTokenizer.LoadJson(new MemoryStream(json), BytePairFiles.VocabularyName);
        return new TokenizerFile(JsonName, json, folder, joined, InputEndRules.Of(folder, config, joined));
    }

    // Ids beyond the table do no harm if no document has them: <mask> in bart-large-cnn, <image_soft_token> in T5Gemma 2.
    private static void CheckSize(TokenizerFile file, int vocabulary)
    {
        var tokenizer = file.Tokenizer;
        var beyond = Enumerable.Range(vocabulary, Math.Max(tokenizer.Vocabulary - vocabulary, 0)).Count(tokenizer.IsText);
        if (beyond > 0 || tokenizer.Vocabulary + MostUnusedIds < vocabulary)
        {
            throw new ExportException(
                $"{file.Name} has {tokenizer.Vocabulary} pieces, but {ModelConfig.FileName} has a vocabulary of {vocabulary}. They belong to different models: take both from the same checkpoint.");
        }
    }
}
