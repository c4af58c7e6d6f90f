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
    public void Slice_AnyPart_HasTheBlocksAndSentencesInIt() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60], Gen.Int[0, 99], Gen.Int[0, 99]).Sample((pieces, from, to) =>
        {
            var whole = TextAnalyzer.Analyze(string.Concat(pieces));
            var (start, end) = (whole.Text.Length * Math.Min(from, to) / 100, whole.Text.Length * Math.Max(from, to) / 100);

            var part = whole.Slice(start, end);

            var inside = whole.Sentences.Where(s => s.Offset >= start && s.End <= end).Select(s => whole[s]).ToList();
            Assert.Equal(whole.Text[start..end], part.Text);
            Assert.Equal(inside, part.Sentences.Select(s => part[s]).Where((_, i) => IsWhole(whole, part.Sentences[i], start, end)));
            Assert.All(part.Sentences, s => Assert.InRange(s.End, part.Blocks[s.Block].Offset + 1, part.Blocks[s.Block].End));
            Assert.All(part.Blocks, b => Assert.InRange(b.ContentOffset, b.Offset, b.End));
        });

    [Fact]
    public void Join_Sentences_StayWhatTheyWere()
    {
        var text = TextAnalyzer.Join(["He met Mr.", "!", "Bring: ", "a rope. A lamp."], "en");

        Assert.Equal(["He met Mr.", "Bring:", "a rope. A lamp."], text.Sentences.Select(s => text[s]));
        Assert.Equal([true, false, true], text.Sentences.Select(s => s.IsProse));
        Assert.Equal([null, null, 1], text.Blocks.Select(b => b.LeadIn));
    }

    [Fact]
    public void Analyze_LongText_TakesTimeInProportion()
    {
        // A quadratic rule would not end within the time of a test run.
        var text = string.Concat(Enumerable.Repeat("The bridge (built c. 1850) is closed, e.g. at 5 p.m. \"Why?\" she asked. 马威克市议会。 ", 20_000));

        Assert.True(TextAnalyzer.Analyze(text).Sentences.Count > 20_000);
    }

    private static bool IsWhole(StructuredText whole, TextSentence sentence, int start, int end) =>
        whole.Sentences.Any(s => s.Offset >= start && s.End <= end && s.Offset - start == sentence.Offset && s.Length == sentence.Length);
}

internal static class ReadOnlyListExtensions
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T item) => list.ToList().IndexOf(item);
}
