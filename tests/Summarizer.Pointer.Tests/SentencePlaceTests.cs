using Summarizer.Pointer.Features;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Tests;

public sealed class SentencePlaceTests
{
    private const string Document = """
        # Locks of the canal

        The canal has nine locks. They were built in 1911.

        ## Opening hours

        Boats pass from seven to seven. In winter the locks are closed.

        - Ring before noon.
        - Pay at the office.
        """;

    private static readonly StructuredText Text = TextAnalyzer.Analyze(Document, "en");

    [Fact]
    public void Of_SentencesAfterHeadings_KnowTheirSectionAndPlace()
    {
        var places = SentencePlace.Of(Text);

        Assert.Equal((1, 0, true), At(places, "The canal"));
        Assert.Equal((1, 1, false), At(places, "They were"));
        Assert.Equal((2, 0, true), At(places, "Boats pass"));
        Assert.Equal((2, 1, false), At(places, "In winter"));
        Assert.Equal((2, 2, true), At(places, "Ring before"));
        Assert.Equal(2, places[Index("Boats pass")].ProseBefore);
        Assert.Equal(Index("Opening hours"), places[Index("Ring before")].Heading);
    }

    [Fact]
    public void TitleOf_HeadingBeforeAllProse_IsTheTitle() => Assert.Equal(Index("Locks of"), SentencePlace.TitleOf(Text));

    [Fact]
    public void TitleOf_ProseFirst_IsNone() =>
        Assert.Null(SentencePlace.TitleOf(TextAnalyzer.Analyze("The canal has nine locks.\n\n# Opening hours\n\nBoats pass.", "en")));

    private static (int Section, int SinceHeading, bool OpensBlock) At(SentencePlace[] places, string beginning) =>
        (places[Index(beginning)].Section, places[Index(beginning)].SinceHeading, places[Index(beginning)].OpensBlock);

    private static int Index(string beginning) => Text.Sentences.Index()
        .First(s => Text[s.Item].StartsWith(beginning, StringComparison.Ordinal)).Index;
}
