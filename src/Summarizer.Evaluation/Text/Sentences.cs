using Summarizer.TextModel;

namespace Summarizer.Evaluation.Text;

/// <summary>The sentences that baselines are made of.</summary>
internal static class Sentences
{
    /// <summary>Sentences in their order, trimmed, none empty. A line break always ends one: the data files keep a paragraph, or a title, on a line.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var line in text.Split('\n').Where(l => l.Length > 0))
        {
            var analyzed = TextAnalyzer.Analyze(line, [new TextBlock(BlockKind.Paragraph, 0, line.Length)]);
            foreach (var sentence in analyzed.Sentences)
            {
                yield return analyzed[sentence];
            }
        }
    }
}
