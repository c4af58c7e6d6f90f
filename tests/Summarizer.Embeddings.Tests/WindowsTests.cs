using CsCheck;

namespace Summarizer.Embeddings.Tests;

public sealed class WindowsTests
{
    [Fact]
    public void Of_AnySentences_HoldsEveryTokenOnceInOrderWithinTheRoom() =>
        Gen.Int[0, 40].Array[0, 30].Select(Gen.Int[8, 50]).Sample((lengths, room) =>
        {
            int[][] sentences = [.. lengths.Select((length, s) => Enumerable.Range(0, length).Select(t => (s * 1000) + t).ToArray())];

            var windows = Windows.Of(sentences, room).ToList();

            Assert.All(windows, w => Assert.InRange(w.Sum(p => p.Count), 1, room));
            Assert.Equal(
                sentences.SelectMany(s => s),
                windows.SelectMany(w => w).SelectMany(p => sentences[p.Sentence].Skip(p.First).Take(p.Count)));
        });

    [Fact]
    public void Of_SentencesThatFit_AreNotCut()
    {
        int[][] sentences = [.. Enumerable.Range(0, 20).Select(_ => new int[30])];

        Assert.All(Windows.Of(sentences, 100).SelectMany(w => w), part => Assert.Equal(30, part.Count));
    }

    [Fact]
    public void Of_ALittleMoreThanFits_GivesTwoHalves()
    {
        int[][] sentences = [.. Enumerable.Range(0, 11).Select(_ => new int[10])];

        Assert.Equal([60, 50], Windows.Of(sentences, 100).Select(w => w.Sum(p => p.Count)));
    }
}
