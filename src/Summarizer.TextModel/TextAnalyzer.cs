using System.Text;

namespace Summarizer.TextModel;

/// <summary>Finds blocks and sentences. Works offline, without state; safe for concurrent use.</summary>
public static class TextAnalyzer
{
    /// <summary>Blocks of plain text by its own signs (blank lines, bullets, speakers, mail headers, wrapped lines), and their sentences.</summary>
    /// <param name="text">Any text; an empty one has no blocks.</param>
    /// <param name="language">BCP 47 language of the text; null to guess it.</param>
    public static StructuredText Analyze(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var primary = Primary(text, language);
        return Analyze(text, PlainTextBlocks.Of(text, LanguageRules.For(primary)), primary);
    }

    /// <summary>Sentences of a text whose blocks are known, such as those that a file format marks.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="blocks">Blocks in order, not overlapping, inside the text.</param>
    /// <param name="language">BCP 47 language of the text; null to guess it.</param>
    /// <exception cref="ArgumentException">Blocks overlap or lie outside the text.</exception>
    public static StructuredText Analyze(string text, IReadOnlyList<TextBlock> blocks, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(blocks);
        Check(text, blocks);
        var primary = Primary(text, language);
        var breaker = new SentenceBreaker(text, LanguageRules.For(primary));
        var sentences = new List<TextSentence>();
        var introducing = blocks.Select(b => b.LeadIn).OfType<int>().ToHashSet();
        for (var b = 0; b < blocks.Count; b++)
        {
            sentences.AddRange(BlockSentences.Of(text, blocks[b], b, introducing.Contains(b), breaker));
        }

        return new(text, primary, blocks, sentences);
    }

    /// <summary>A text made of sentences that are known already, such as what was quoted from a longer one: each is a paragraph, with blank lines between them.</summary>
    /// <param name="sentences">Sentences in order; those without a letter or digit are left out.</param>
    /// <param name="language">BCP 47 language of the sentences.</param>
    public static StructuredText Join(IEnumerable<string> sentences, string language)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(language);
        var text = new StringBuilder();
        var (blocks, found) = (new List<TextBlock>(), new List<TextSentence>());
        foreach (var sentence in sentences.Select(s => s.Trim()).Where(s => Characters.HasWord(s, 0, s.Length)))
        {
            text.Append(text.Length > 0 ? "\n\n" : "");

            // What ends with a colon introduces what follows it.
            var introduced = found.Count > 0 && !found[^1].IsProse;
            found.Add(new(text.Length, sentence.Length, blocks.Count) { IsProse = BlockSentences.MayStandAlone(sentence) });
            blocks.Add(new(BlockKind.Paragraph, text.Length, sentence.Length) { LeadIn = introduced ? blocks.Count - 1 : null });
            text.Append(sentence);
        }

        return new(text.ToString(), language, blocks, found);
    }

    /// <summary>Whether a text ends with a mark that ends sentences in some script, before closing quotes, brackets and citation marks.</summary>
    public static bool EndsSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Wrapping.EndsSentence(text);
    }

    private static string Primary(string text, string? language) => language?.Split('-', '_')[0].ToLowerInvariant() ?? LanguageGuess.Of(text).Language;

    private static void Check(string text, IReadOnlyList<TextBlock> blocks)
    {
        var end = 0;
        foreach (var block in blocks)
        {
            if (block.Offset < end || block.Length < 0 || block.End > text.Length || block.ContentOffset < block.Offset || block.ContentOffset > block.End)
            {
                throw new ArgumentException($"The block at {block.Offset} with length {block.Length} overlaps the one before it, which ends at {end}, or ends after the text, which has {text.Length} characters.", nameof(blocks));
            }

            end = block.End;
        }
    }
}
