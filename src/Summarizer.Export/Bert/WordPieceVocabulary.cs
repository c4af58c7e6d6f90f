using System.Text;
using Microsoft.ML.Tokenizers;
using Summarizer.Bundles;

namespace Summarizer.Export.Bert;

/// <summary>The word pieces of a BERT model.</summary>
internal sealed class WordPieceVocabulary
{
    /// <summary>Name in a bundle.</summary>
    public const string FileName = "vocab.txt";

    private readonly byte[] _lines;

    private WordPieceVocabulary(byte[] lines, EmbeddingTokens tokens) => (_lines, Tokens) = (lines, tokens);

    /// <summary>Ids with a meaning.</summary>
    public EmbeddingTokens Tokens { get; }

    /// <summary>Reads pieces, one a line; line ends of any kind.</summary>
    /// <exception cref="ExportException">There are not as many as the model has rows, or a special one is missing.</exception>
    public static WordPieceVocabulary Read(Stream stream, int rows)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var pieces = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (pieces.Length != rows)
        {
            throw new ExportException(
                $"The vocabulary has {pieces.Length} pieces, but the model has {rows} rows. They belong to different models.");
        }

        var tokens = new EmbeddingTokens { Pad = Id("[PAD]"), Unknown = Id("[UNK]"), Start = Id("[CLS]"), End = Id("[SEP]") };
        return new WordPieceVocabulary(Encoding.UTF8.GetBytes(string.Join('\n', pieces) + "\n"), tokens);

        int Id(string piece) =>
            Array.IndexOf(pieces, piece) is var id and >= 0
                ? id
                : throw new ExportException($"The vocabulary has no piece {piece}, so it is not one of BERT.");
    }

    /// <summary>Writes it with line feeds alone.</summary>
    public void Write(string path) => File.WriteAllBytes(path, _lines);

    /// <summary>Rows for comparing graphs, with start and end.</summary>
    public long[][] SampleRows()
    {
        using var stream = new MemoryStream(_lines);
        var tokenizer = BertTokenizer.Create(stream, new BertOptions { RemoveNonSpacingMarks = true });
        return [.. Gate.SampleRows.Texts.Select(text => tokenizer.EncodeToIds(text).Select(id => (long)id).ToArray())];
    }
}
