using Summarizer.Requests;

namespace Summarizer.Tests.Summarization;

public sealed class SummaryWarningsTests
{
    private static readonly string Document = string.Concat(Enumerable.Range(1, 20).Select(i => $"Sentence number {i} tells of a bridge. "));

    [Theory]
    [InlineData(20, true)]
    [InlineData(18, true)]
    [InlineData(17, false)]
    [InlineData(3, false)]
    public void NearlyWhole_ByShareOfTheSentences_WarnsFromNineTenths(int kept, bool warns)
    {
        var summary = string.Concat(Enumerable.Range(3, 18).Concat([1, 2]).Take(kept).Select(i => $"Sentence number {i} tells of a bridge. "));

        Assert.Equal(warns, SummaryWarnings.NearlyWhole(Document, summary)?.Code == "nearly-whole");
    }

    [Fact]
    public void NearlyWhole_OneSentence_HasNoShorterForm() => Assert.Null(SummaryWarnings.NearlyWhole("A short note.", "A short note."));
}
