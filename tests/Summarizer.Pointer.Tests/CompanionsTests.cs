using Summarizer.Pointer.Choosing;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Tests;

public sealed class CompanionsTests
{
    [Theory]
    [InlineData("It costs 120 euros in all.")]
    [InlineData("They run day and night for two weeks.")]
    [InlineData("She approved the corner in hall 3.")]
    [InlineData("This means that plots 31 to 36 drop out.")]
    [InlineData("That is three days later than planned.")]
    [InlineData("Its price rose by a third in one year.")]
    [InlineData("In 1907 he invented the sun valve.")]
    [InlineData("For that you need a certificate.")]
    [InlineData("Those who want battles will not.")]
    [InlineData("But that was long ago.")]
    [InlineData("When they came, the house was empty.")]
    [InlineData("Most will be offered posts at the first plant.")]
    [InlineData("None of them was there in the evening.")]
    [InlineData("We take them back.")]
    [InlineData("We also use it, without your name, to improve the plans.")]
    [InlineData("I found it only because I counted.")]
    [InlineData("I accept both and will move on Thursday.")]
    [InlineData("Replace it after two years at the latest.")]
    [InlineData("For three years makers could not build enough of them.")]
    [InlineData("Last year there were three, and the court complied with two.")]
    [InlineData("The most suitable is a former printing works with a ramp.")]
    [InlineData("Two of the largest have lowered their forecasts since January.")]
    [InlineData("Your own things are not, unless the neighbours were at fault.")]
    [InlineData("Until then the rent stays at 1,850 euros.")]
    [InlineData("In that case there is no fee for closing the account.")]
    public void MissingFor_PronounAtTheBeginning_IsTheSentenceBefore(string sentence)
    {
        Assert.Equal(1, Missing($"The house is old. The technician of the company comes on Wednesday. {sentence}", 2));
        Assert.Null(Missing($"The house is old. The technician of the company comes on Wednesday. {sentence}", 2, chosen: 1));
    }

    [Theory]
    [InlineData("It was decided to accept the offer of Marsh Roofing.")]
    [InlineData("In the end it was agreed that prices should not rise.")]
    [InlineData("In its first year the company grew by a third.")]
    [InlineData("It is likely that prices rise.")]
    [InlineData("This paper presents a study of forty streets.")]
    [InlineData("Those results agree with earlier work.")]
    [InlineData("The contract goes to Holm.")]
    [InlineData("We find it hard to say what the price will be.")]
    [InlineData("We know it was the heat that broke the rails.")]
    [InlineData("I told the senate that it must decide by March.")]
    [InlineData("The first floor is closed until spring.")]
    [InlineData("The most important finding is that trees cool a street.")]
    [InlineData("Customers bring bags, and most of them pay in cash.")]
    [InlineData("We sell both bread and cake.")]
    [InlineData("There were three offers for the roof.")]
    [InlineData("Let's try it with new customers in Austria for three months.")]
    [InlineData("We must show it to the fire brigade by noon on Friday, 3 May, at the gate.")]
    [InlineData("Instead of a fee the bank charges interest.")]
    public void MissingFor_SentenceThatNamesWhatItSpeaksOf_IsNothing(string sentence) => Assert.Null(Missing($"The house is old. {sentence}", 1));

    [Fact]
    public void MissingFor_OneWordBefore_IsTheSentenceBeforeIt() =>
        Assert.Equal(1, Missing("Rain fell. The doctor can write a letter. Good. For that you need an appointment.", 3));

    [Fact]
    public void MissingFor_PersonNamedSomeSentencesAgo_IsNothing()
    {
        const string Text = "Dr Sabol came to the village in May. The bus takes forty minutes. The nearest hospital is far. She sees patients on four days a week.";

        Assert.Null(Missing(Text, 3, chosen: 0));
        Assert.Equal(0, Missing(Text, 3));
    }

    [Fact]
    public void MissingFor_ShortAnswer_IsTheQuestion()
    {
        const string Text = "Doctor: How long have you worked there?\nPatient: Almost twenty years.\nDoctor: Do you smoke?\nPatient: No, never.\n";

        Assert.Equal(0, Missing(Text, 1));
        Assert.Null(Missing(Text, 1, chosen: 0));
    }

    [Fact]
    public void MissingFor_ShortEntryOfAList_IsItsIntroduction()
    {
        const string Text = "The service is new. You could use it to:\n\n- Warm up the server.\n- Send data bit by bit.\n- Every entry that is a long sentence of its own needs no introduction at all.\n";

        Assert.Equal(1, Missing(Text, 2));
        Assert.Equal(1, Missing(Text, 3));
        Assert.Null(Missing(Text, 4));
        Assert.Null(Missing(Text, 3, chosen: 1));
    }

    private static int? Missing(string document, int sentence, params int[] chosen)
    {
        var text = TextAnalyzer.Analyze(document, "en");
        var taken = new bool[text.Sentences.Count];
        foreach (var index in chosen)
        {
            taken[index] = true;
        }

        return new Companions(text, [.. text.Sentences.Select(s => text[s].Split(' ', '\n').Length)]).MissingFor(sentence, taken);
    }
}
