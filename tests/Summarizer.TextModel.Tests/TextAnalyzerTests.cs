using CsCheck;

namespace Summarizer.TextModel.Tests;

public sealed class TextAnalyzerTests
{
    private static readonly string[] Pieces =
    [
        "The bridge", " is closed", ".", "!", "?", "…", " ", "\n", "\n\n", "\r\n", "- ", "1. ", "a) ", "> ", "Ann: ", "|", "\t", "[1]", "\"", "”", "«", "»", "(", ")", "U.S.", "e.g.", "31.", " August",
        "马威克", "。", "ไทย", "गया।", "گیا۔", "👍", "\u0301", "\0", "\u2028", "```\n", "----", "# ", "From: a", "-- ", ":)", "x", "0",
    ];

    [Fact]
    public void Analyze_TwoParagraphs_SentencesKnowTheirBlock()
    {
        var text = TextAnalyzer.Analyze("The bridge is closed. The ferry runs.\n\nIt costs two pounds.");

        Assert.Equal(["The bridge is closed.", "The ferry runs.", "It costs two pounds."], text.Sentences.Select(s => text[s]));
        Assert.Equal([0, 0, 1], text.Sentences.Select(s => s.Block));
    }

    [Fact]
    public void Analyze_OverlappingBlocks_AreRefused() =>
        Assert.Throws<ArgumentException>(() => TextAnalyzer.Analyze("abcdef", [new(BlockKind.Paragraph, 0, 4), new(BlockKind.Paragraph, 3, 2)]));

    [Fact]
    public void Analyze_AnyText_LosesNothingAndOverlapsNowhere() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Sample(pieces =>
        {
            var text = string.Concat(pieces);
            var analyzed = TextAnalyzer.Analyze(text);
            var end = 0;
            foreach (var block in analyzed.Blocks)
            {
                Assert.True(text.AsSpan(end, block.Offset - end).Trim().TrimEnd('\0').Trim().IsEmpty, $"Between {end} and {block.Offset} of: {text}");
                Assert.True(block.LeadIn is null || analyzed.Blocks.IndexOf(block) > block.LeadIn);
                end = block.End;
            }

            Assert.True(text.AsSpan(end).Trim().TrimEnd('\0').IsEmpty);
            end = 0;
            foreach (var sentence in analyzed.Sentences)
            {
                var block = analyzed.Blocks[sentence.Block];
                Assert.InRange(sentence.Offset, Math.Max(end, block.ContentOffset), block.End - 1);
                Assert.InRange(sentence.End, sentence.Offset + 1, block.End);
                Assert.Equal(analyzed[sentence].Trim(), analyzed[sentence]);
                end = sentence.End;
            }
        });

    [Fact]
    public void Analyze_LongText_TakesTimeInProportion()
    {
        // A quadratic rule would not end within the time of a test run.
        var text = string.Concat(Enumerable.Repeat("The bridge (built c. 1850) is closed, e.g. at 5 p.m. \"Why?\" she asked. 马威克市议会。 ", 20_000));

        Assert.True(TextAnalyzer.Analyze(text).Sentences.Count > 20_000);
    }
}

internal static class ReadOnlyListExtensions
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T item) => list.ToList().IndexOf(item);
}
