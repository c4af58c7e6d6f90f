using System.Diagnostics;
using Google.Protobuf;

namespace Summarizer.Tokenization.Tests;

/// <summary>Long and hostile texts, and a vocabulary of real size. The limits are loose: a quadratic step misses them by far.</summary>
public sealed class ScaleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private static readonly Lazy<byte[]> LargeFile = new(() => LargeModel.Build().ToByteArray());

    private static readonly Lazy<TextTokenizer> Large = new(() => ModelBuilder.Load(LargeFile.Value));

    public static TheoryData<string, string> HostileTexts => new(
        from fixture in new[] { Golden.Gemma, Golden.T5, "large" }
        from unit in new[] { "a", " ", "-", "<", "\n", "\u2581", "🙂", "\u0301", "ab", "<unused", "the ", "\0", "\ud800" }
        select (fixture, unit));

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Encode_ManyTimesTheSame_TakesNoLongerThanItsLengthWarrants(string fixture, string unit)
    {
        var tokenizer = fixture == "large" ? Large.Value : Golden.Of(fixture).Tokenizer;
        string text = string.Concat(Enumerable.Repeat(unit, 200_000));

        long start = Stopwatch.GetTimestamp();
        var ids = tokenizer.Encode(text);
        tokenizer.Decode(ids);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Limit);
    }

    [Fact]
    public void Load_VocabularyOfRealSize_TakesModerateTimeAndMemory()
    {
        byte[] file = LargeFile.Value;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();

        var tokenizer = ModelBuilder.Load(file);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Limit);
        Assert.Equal(LargeModel.Size, tokenizer.Vocabulary);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 64 << 20);
        GC.KeepAlive(tokenizer);
    }

    [Fact]
    public void Encode_LongText_AllocatesLittleMoreThanItsResult()
    {
        var tokenizer = TextTokenizer.Load(Golden.ModelPath(Golden.Gemma));
        string text = string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 1000));
        int tokens = tokenizer.Encode(text).Count;

        // The least of several, since a garbage collection may empty the pools in between.
        long allocated = Enumerable.Range(0, 5).Min(_ => Allocated(() => tokenizer.Encode(text)));

        Assert.InRange(allocated, 0, (tokens * sizeof(int)) + 4096);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
