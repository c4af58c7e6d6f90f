using Summarizer.Choosing;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Tests.Choosing;

public sealed class ChosenTextTests
{
    private const string Meeting = """
        Lena: I counted the seats twice. My proposal is a flat price of 290 a month.
        Priya: We drop Android 9 in March. They hear of it in January. So they can plan.
        Lena: That is soon enough for them.
        Priya: And the auditor comes on Friday.
        """;

    private static readonly StructuredText Text = TextAnalyzer.Analyze(Meeting, "en");

    [Theory]
    [InlineData("0", "Lena: I counted the seats twice.")]
    [InlineData("1", "Lena: My proposal is a flat price of 290 a month.")]
    [InlineData("0 1", "Lena: I counted the seats twice. My proposal is a flat price of 290 a month.")]
    [InlineData("2 6", "Priya: We drop Android 9 in March. And the auditor comes on Friday.")]
    [InlineData("1 3 4", "Lena: My proposal is a flat price of 290 a month. Priya: They hear of it in January. So they can plan.")]
    public void Of_SentencesOfSpeakers_SayOnceWhoSpeaks(string sentences, string expected) => Assert.Equal(expected, Writer().Of(Indices(sentences)));

    [Fact]
    public void Of_Bullets_HasOneSentenceToALine() =>
        Assert.Equal("- Lena: My proposal is a flat price of 290 a month.\n- Priya: They hear of it in January.", Writer(SummaryFormat.Bullets).Of([1, 3]));

    [Theory]
    [InlineData("0 1")]
    [InlineData("1 3 4")]
    public void Contexts_Always_AreWhatTheSummaryIsMadeOf(string sentences)
    {
        var chosen = Indices(sentences);

        Assert.Equal(Writer().Of(chosen), string.Join(' ', Writer().Contexts(chosen).Select(c => Meeting.Substring(c.Offset, c.Length))));
    }

    private static ChosenText Writer(SummaryFormat format = SummaryFormat.Paragraph) => new(Text, format);

    private static int[] Indices(string sentences) => [.. sentences.Split(' ').Select(int.Parse)];
}
