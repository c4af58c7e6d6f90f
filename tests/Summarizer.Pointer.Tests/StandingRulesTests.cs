using Summarizer.Pointer.Choosing;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Tests;

public sealed class StandingRulesTests
{
    [Theory]
    [InlineData("The rent is due on the third working day.")]
    [InlineData("This paper presents a study of the canopy of forty streets.")]
    [InlineData("The following year the company grew by a third.")]
    [InlineData("Table tennis was played in the yard until noon.")]
    [InlineData("Colin signs on 3 May.")]
    [InlineData("This article describes how to write a driver for a printer.")]
    [InlineData("This notice takes effect on 3 May 2027.")]
    [InlineData("Two points were lost because of 3 fouls.")]
    [InlineData("Three reasons speak against the roof: price, weight and noise.")]
    [InlineData("The law comes into force on 1 July 2027.")]
    [InlineData("no baguettes until friday and the shift starts at 3")]
    public void Of_SentenceThatTellsSomething_IsFull(string sentence) => Assert.Equal(Standing.Full, Of(sentence));

    [Theory]
    [InlineData("Do you want to know more about the video industry?")]
    [InlineData("\"Who will pay for all of this?\"")]
    [InlineData("Nothing is written.")]
    [InlineData("Not everyone is pleased.")]
    [InlineData("Opening hours in winter")]
    [InlineData("To retrieve progress information, call the method as shown in the following example.")]
    [InlineData("For more information, see the guide to the service.")]
    [InlineData("Figure 3 shows the mean over all runs of the test.")]
    [InlineData("The Council adopts the fiscal impact statement of the Chief Financial Officer as required by section 4a.")]
    [InlineData("This act shall take effect following approval by the Mayor and a 30-day period of review.")]
    [InlineData("Sign up for our weekly letter about gardens and parks.")]
    [InlineData("Please do not hesitate to call me at the office.")]
    [InlineData("Thank you all for coming on such a cold evening.")]
    [InlineData("This notice tells you what data we collect when you run, and what for.")]
    [InlineData("We have tried to write it so that it can be read on the way to the park.")]
    [InlineData("Two other matters should be mentioned.")]
    [InlineData("There are a few things to finish.")]
    public void Of_SentenceThatTellsNothingByItself_IsWeak(string sentence) => Assert.Equal(Standing.Weak, Of(sentence));

    [Fact]
    public void Of_LineAboveAList_IsNone() =>
        Assert.Equal(Standing.None, StandingRules.Of(TextAnalyzer.Analyze("The service is new and fast. You could use it to:\n\n- Warm up the server.\n", "en"), 1, 5));

    [Fact]
    public void Of_ShortAnswer_IsFullSinceItComesWithItsQuestion()
    {
        var text = TextAnalyzer.Analyze("Doctor: How long have you worked there?\nPatient: Almost twenty years.\nDoctor: That is long.\nPatient: Yes, it really is a long time.\n", "en");

        Assert.Equal(Standing.Full, StandingRules.Of(text, 1, 3));
        Assert.Equal(Standing.Weak, StandingRules.Of(text, 2, 3));
    }

    private static Standing Of(string sentence)
    {
        var text = TextAnalyzer.Analyze(sentence, [new TextBlock(BlockKind.Paragraph, 0, sentence.Length)], "en");
        Assert.Single(text.Sentences);
        return StandingRules.Of(text, 0, sentence.Split(' ').Length);
    }
}
