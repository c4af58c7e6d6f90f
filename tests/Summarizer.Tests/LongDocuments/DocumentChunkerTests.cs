using CsCheck;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.TextModel;

namespace Summarizer.Tests.LongDocuments;

public sealed class DocumentChunkerTests
{
    [Fact]
    public void Split_AnyDocument_ChunksConcatenateToIt() =>
        Gen.Select(Samples.Document, Gen.Int[24, 120]).Sample((text, limit) =>
            string.Concat(Split(Samples.Encoder(Samples.Gemma, limit), text)) == text);

    [Fact]
    public void Split_AnyDocument_EveryChunkFitsWithItsPrompt() =>
        Gen.Select(Samples.Document, Gen.Int[24, 120]).Sample((text, limit) =>
        {
            var encoder = Samples.Encoder(Samples.Gemma, limit, "Answer in one line.\n{text}", inputStart: 2);
            return Split(encoder, text).All(c => c.Length > 0 && encoder.Encode(c).Count <= limit);
        });

    [Fact]
    public void Split_TokenizerThatDropsWhiteSpace_HoldsToo() =>
        Gen.Select(Samples.Document, Gen.Int[24, 120]).Sample((text, limit) =>
        {
            var encoder = Samples.Encoder(Samples.T5, limit);
            var chunks = Split(encoder, text);
            return string.Concat(chunks) == text && chunks.All(encoder.Fits);
        });

    [Fact]
    public void Split_AnyDocument_NoChunkEndsInsideACharacter() =>
        Gen.Select(Samples.Document, Gen.Int[24, 60]).Sample((text, limit) =>
            Split(Samples.Encoder(Samples.Gemma, limit), text).All(c => !char.IsHighSurrogate(c[^1]) && !char.IsLowSurrogate(c[0])));

    [Fact]
    public void Split_PlainProse_CutsBetweenSentencesOnly()
    {
        var text = string.Concat(Enumerable.Range(1, 60).Select(i => $"Sentence number {i} says something short. "));

        var chunks = Split(Samples.Encoder(Samples.Gemma, 100), text);

        Assert.InRange(chunks.Count, 2, 30);
        Assert.All(chunks, c => Assert.EndsWith("short. ", c));
    }

    [Fact]
    public void Split_ParagraphEndInTheSecondHalf_CutsThere()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Some words make a sentence. ", 3)) + "\n\n";
        var encoder = Samples.Encoder(Samples.Gemma, 80);
        Assert.True(encoder.Fits(paragraph) && !encoder.Fits(paragraph + paragraph + paragraph), "the paragraphs must not fit together");

        var chunks = Split(encoder, string.Concat(Enumerable.Repeat(paragraph, 9)));

        Assert.All(chunks, c => Assert.EndsWith("\n\n", c));
    }

    [Fact]
    public void Split_DocumentThatFits_IsOneChunk() =>
        Assert.Equal(["One. Two."], Split(Samples.Encoder(Samples.Gemma, 64), "One. Two."));

    [Fact]
    public void Split_Nothing_IsNoChunk() => Assert.Empty(Split(Samples.Encoder(Samples.Gemma, 64), ""));

    [Fact]
    public void Split_AnyDocument_ChunksHaveTheSentencesOfTheDocument() =>
        Gen.Select(Samples.Document, Gen.Int[24, 120]).Sample((text, limit) =>
        {
            var (document, chunker) = (TextAnalyzer.Analyze(text), new DocumentChunker(Samples.Encoder(Samples.Gemma, limit)));
            var chunks = chunker.Split(document);
            return chunker.CutsSentence || chunks.SelectMany(c => c.Sentences.Select(s => c[s])).SequenceEqual(document.Sentences.Select(s => document[s]));
        });

    private static IReadOnlyList<string> Split(PromptEncoder encoder, string text) => [.. new DocumentChunker(encoder).Split(TextAnalyzer.Analyze(text)).Select(c => c.Text)];
}
